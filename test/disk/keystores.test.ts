// Keystores are opened once per content and password, and never for long.

import { build } from 'esbuild';
import { writeFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Opened } from '../../server/src/core/index.ts';
import { diskKeystores, type Job } from '../../server/src/disk/keystores.ts';
import { workHere, workInThread } from '../../server/src/disk/worker.ts';
import { canary, keystore, scratch } from './homes.ts';

const { path: folder, remove } = scratch();
const file = `${folder}/store.jks`;
let worker = '';

beforeAll(async () => {
  worker = join(folder, 'worker.js');
  // Passwords `hang` and `die` stand for keystores that take too long and for ones that end the thread.
  await build({
    stdin: {
      contents: `import { serveKeystores } from './server/src/disk/worker.ts';
        import { parentPort } from 'node:worker_threads';
        parentPort.on('message', ({ password }) => { if (password === 'hang') for (;;); if (password === 'die') process.exit(1); });
        serveKeystores();`,
      resolveDir: join(import.meta.dirname, '../..'),
    },
    outfile: worker, bundle: true, platform: 'node', format: 'cjs', mainFields: ['module', 'main'], logLevel: 'error',
  });
});
beforeEach(() => writeFileSync(file, keystore));
afterAll(remove);

const log = (message: string): never => { throw new Error(message); };

/** Opens at once, and counts. */
function counting(): { readonly work: (job: Job) => Opened; readonly jobs: Job[] } {
  const jobs: Job[] = [];
  const here = workHere(log);
  return { jobs, work: (job) => { jobs.push(job); return here(job, () => undefined)!; } };
}

test('the same content and password are opened once, wherever they lie', () => {
  const { work, jobs } = counting();
  const keystores = diskKeystores({ work });
  const copy = `${folder}/copy.jks`;
  writeFileSync(copy, keystore);
  const first = keystores.open(file, canary, canary);
  expect(first.state).toBe('open');
  expect(keystores.open(copy, canary, canary)).toBe(first);
  keystores.forget([file]);
  expect(keystores.open(file, canary, canary)).toBe(first);
  expect(jobs).toHaveLength(1);
});

test('another password or key password is another question, absent is not empty', () => {
  const { work, jobs } = counting();
  const keystores = diskKeystores({ work });
  const states = [[canary, canary], [canary, 'x'], ['x', canary], ['', canary], [undefined, canary]].map(([password, key]) => keystores.open(file, password, key).state);
  expect(states).toEqual(['open', 'open', 'locked', 'locked', 'locked']);
  expect(jobs).toHaveLength(5);
});

test('a content that changes is read again: by size and time, or when it is told', () => {
  const keystores = diskKeystores({ work: workHere(log) });
  expect(keystores.open(file, canary, canary).state).toBe('open');
  writeFileSync(file, keystore.subarray(0, 500));
  expect(keystores.open(file, canary, canary).state).toBe('damaged');

  const time = new Date('2026-01-01');
  writeFileSync(file, keystore);
  utimesSync(file, time, time);
  expect(keystores.open(file, canary, canary).state).toBe('open');
  writeFileSync(file, Buffer.alloc(keystore.length, 'x'));
  utimesSync(file, time, time);
  keystores.forget([file]);
  expect(keystores.open(file, canary, canary).state).toBe('damaged');
});

test('what is missing or too large is said without reading it', () => {
  const keystores = diskKeystores({ work: log as never });
  expect(keystores.open(`${folder}/absent.jks`, canary, canary).state).toBe('unreadable');
  expect(keystores.open(folder, canary, canary).state).toBe('unreadable');
  writeFileSync(`${folder}/large.jks`, Buffer.alloc(16 * 1024 * 1024 + 1));
  expect(keystores.open(`${folder}/large.jks`, canary, canary).state).toBe('unsupported');
  rmSync(`${folder}/large.jks`);
});

test('a damaged file is read again before that is said', async () => {
  writeFileSync(file, keystore.subarray(0, 500));
  let changes = 0;
  const keystores = diskKeystores({ work: workHere(log), patience: 50, changed: () => { changes += 1; } });
  expect(keystores.open(file, canary, canary).state).toBe('opening');
  expect(keystores.open(file, canary, canary).state).toBe('opening');
  await expect.poll(() => changes).toBe(1);
  expect(keystores.open(file, canary, canary).state).toBe('damaged');
});

/** Opens with each password in a thread of its own making; gives what came of it, in order. */
function inThread(passwords: readonly string[], workLimit: number): Promise<readonly Opened[]> {
  const work = workInThread({ file: worker, log, workLimit });
  return Promise.all(passwords.map((password) => new Promise<Opened>((resolve) => {
    expect(work({ bytes: keystore, password, keyPassword: undefined }, resolve)).toBeUndefined();
  })));
}

test('a thread opens one after the other', async () => {
  const opened = await inThread([canary, 'x', canary], 5000);
  expect(opened.map(({ state }) => state)).toEqual(['open', 'locked', 'open']);
  expect(opened[0]?.entries[0]?.chain[0]?.subject).toContain('CN=localhost');
});

test('every file with the same content is told of, though it is opened once', () => {
  const { work } = counting();
  const copy = `${folder}/copy.jks`;
  writeFileSync(copy, keystore);
  const told: string[] = [];
  let finish = (): void => undefined;
  const keystores = diskKeystores({
    work: (job, done) => {
      finish = () => done(work(job));
      return undefined;
    },
    changed: (path) => told.push(path),
  });
  expect([file, copy, file].map((path) => keystores.open(path, canary, canary).state)).toEqual(['opening', 'opening', 'opening']);
  finish();
  expect(told).toEqual([file, copy]);
  expect(keystores.open(copy, canary, canary).state).toBe('open');
});

test('one that takes too long or ends the thread is not supported; those after it are opened', async () => {
  const opened = await inThread([canary, 'hang', canary, 'die', canary], 1000);
  expect(opened.map(({ state }) => state)).toEqual(['open', 'unsupported', 'open', 'unsupported', 'open']);
});
