// Times things beside each other, and tells the middle of what was measured.

import { spawn } from 'node:child_process';
import fs from 'node:fs';

export const median = numbers => percentile(numbers, 50);

export function percentile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((part / 100) * sorted.length) - 1)];
}

/**
 * Of each the milliseconds that pass (`time`), in turns, so that a busy machine is as busy for the one as for the other,
 * and those of processor time that the programs it starts take (`work`).
 */
export async function inTurns(rounds, ...actions) {
  for (const action of actions) await action();
  const all = actions.map(() => ({ times: [], works: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, action] of actions.entries()) {
      const before = processorTime('self').children;
      all[index].times.push(await timed(action));
      all[index].works.push(processorTime('self').children - before);
    }
  }
  return all.map(({ times, works }) => ({ time: median(times), work: works.reduce((sum, each) => sum + each, 0) / rounds }));
}

/** Milliseconds of processor time that a process has taken, and those of its children that ended; in steps of ten. */
export function processorTime(pid) {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ').map(Number);
  return { own: (fields[11] + fields[12]) * 10, children: (fields[13] + fields[14]) * 10 };
}

export async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** The environment of what is measured: without what makes Node start later on this machine alone, such as more certificates to read. */
export const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')));

/** Runs a program to its end and reads what it prints; fails where its exit status is none of `statuses`. */
export function run(program, argv, { statuses = [0], env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...environment, ...env } });
    let out = '';
    let error = '';
    child.stdout.on('data', chunk => { out += chunk; });
    child.stderr.on('data', chunk => { error += chunk; });
    child.on('error', reject);
    child.on('close', status => (statuses.includes(status) ? resolve(out) : reject(new Error(`${program} ended with ${status}: ${error}`))));
  });
}
