// Sweeps up after a server or a browser however its starter ends, also when that is killed outright.
//   node sweeper.mjs FOLDER        each line of standard input is the leader of a process group
// When the input closes, those groups end and the folder goes; then it says `swept`.
import fs from 'node:fs';

const folder = process.argv[2];
let input = '';
// The terminal's Ctrl+C reaches us, too; our work begins only after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
for (const stream of [process.stdin, process.stdout]) stream.on('error', () => {});

function remove() {
  try {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
  } catch {
    // Something still writes there: one of the later tries gets it.
  }
}

process.stdin.setEncoding('utf8');
process.stdin.on('data', text => { input += text; });
process.stdin.on('close', () => {
  for (const leader of input.split('\n').map(Number).filter(id => id > 1)) {
    try {
      process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
  remove();
  process.stdout.write('swept\n');
  // Chromium's crash handler writes a little after its browser is gone.
  for (const wait of [250, 1000, 2500]) setTimeout(remove, wait);
});
