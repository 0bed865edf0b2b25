// A temporary folder that goes, with the processes that were started for it, when we end or are ended.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const sweeper = path.join(import.meta.dirname, 'sweeper.mjs');

/** Makes the folder. `own` names the leader of a process group that ends with it; `clear` ends and removes all, and waits. */
export function makeScratch() {
  // Short on purpose: the path of a socket may have 107 characters.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wc-'));
  const process_ = spawn(process.execPath, [sweeper, folder], { stdio: ['pipe', 'pipe', 'ignore'], detached: true });
  process_.stdin.on('error', () => {});
  const swept = new Promise(resolve => {
    process_.stdout.once('data', resolve);
    process_.once('close', resolve);
    process_.once('error', resolve);
  });
  let cleared;
  return {
    folder,
    own: id => process_.stdin.write(`${id}\n`),
    clear: () => (cleared ??= (async () => {
      process_.stdin.end();
      await swept;
      process_.stdout.destroy();
      process_.unref();
    })()),
  };
}
