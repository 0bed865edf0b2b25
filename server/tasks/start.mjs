// Opens a VS Code with the extension on a folder, or on a sample home: the VS Code of this machine, else one in a browser.
//   npm start [-- PATH]
// Ctrl+C ends all that was started.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { onPath } from '../../test/vscode/apt.mjs';
import { makeScratch } from '../../test/vscode/scratch.mjs';
import { installExtension, quietSettings, startServer } from '../../test/vscode/server.mjs';
import { setUp } from '../../test/vscode/setup.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const npm = (...args) => execFileSync('npm', ['run', '--silent', ...args], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });

/** What is opened: the path given, or a copy of the sample, so that it can be mended without a trace. */
function opened(given, scratch) {
  if (given !== undefined) {
    const place = path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (stat === undefined) throw new Error(`There is no ${place}.`);
    return stat.isDirectory() ? place : path.dirname(place);
  }
  const sample = path.join(scratch.folder, 'sample');
  fs.cpSync(path.join(root, 'test', 'homes', 'sample', 'home'), sample, { recursive: true });
  return sample;
}

/** A desktop VS Code can be started by its name, and there is a screen for it; a terminal inside a VS Code elsewhere has only a remote control. */
function hasDesktop() {
  const screen = process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  return screen && process.env.VSCODE_IPC_HOOK_CLI === undefined && process.env.WSL_DISTRO_NAME === undefined && onPath('code');
}

/** The processes whose command line names our own folder: `code` hands its window to a process that is not its child any more. */
function processesOf(folder) {
  if (process.platform === 'win32') return [];
  const listed = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return listed.filter(line => line.includes(folder)).map(line => Number(line.trim().split(' ')[0])).filter(id => id !== process.pid);
}

/** Opens the VS Code of this machine with a profile of its own; gives its end and a way to end it, or undefined where it does not start. */
async function startDesktop(folder, scratch) {
  const profile = path.join(scratch.folder, 'd');
  fs.mkdirSync(path.join(profile, 'User'), { recursive: true });
  fs.writeFileSync(path.join(profile, 'User', 'settings.json'), JSON.stringify(quietSettings, null, 2));
  const child = spawn('code', [
    '--wait', '--new-window', `--user-data-dir=${profile}`, `--extensions-dir=${path.join(scratch.folder, 'e')}`,
    `--extensionDevelopmentPath=${root}`, folder,
  ], { stdio: 'inherit', shell: process.platform === 'win32' });
  const ended = new Promise(resolve => child.once('exit', code => resolve(code ?? 1)).once('error', () => resolve(1)));
  const early = await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 3000, 0))]);
  if (early !== 0) return undefined;
  console.log(`VS Code shows ${folder}. Close its window, or press Ctrl+C here, to end it.`);
  const stop = async () => {
    child.kill('SIGTERM');
    for (const id of processesOf(profile)) {
      try {
        process.kill(id, 'SIGTERM');
      } catch {
        // It ended by itself meanwhile.
      }
    }
  };
  return { ended, stop };
}

/** Starts a VS Code whose window is a page; whoever runs this opens the address in a browser. */
async function startInBrowser(folder, scratch) {
  setUp('newest', { browser: false });
  npm('package');
  const extensions = path.join(scratch.folder, 'e');
  await installExtension(path.join(root, 'wso2-config.vsix'), extensions);
  const server = await startServer({ extensions });
  const address = new URL(`http://${server.authority}/`);
  address.searchParams.set('folder', folder);
  console.log(`VS Code shows ${folder}. Open this address in a browser; Ctrl+C ends it:\n\n  ${address.href}\n`);
  return server;
}

async function main() {
  const scratch = makeScratch();
  let window;
  let ending;
  const end = () => (ending ??= (async () => {
    await window?.stop();
    await scratch.clear();
  })());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end().then(() => process.exit(0)));
  try {
    const folder = opened(process.argv[2], scratch);
    npm('build');
    window = hasDesktop() ? await startDesktop(folder, scratch) : undefined;
    window ??= await startInBrowser(folder, scratch);
    await window.ended;
  } finally {
    await end();
  }
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
