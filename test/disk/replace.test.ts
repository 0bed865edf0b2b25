// Replacing a file: whole at any moment, whoever interrupts it, with a backup, in place of nobody else's change.

import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replaceFile, type Replacement, type ReplaceStep } from '../../server/src/disk/replace.ts';
import { scratch } from './homes.ts';

const { path: folder, remove } = scratch();
const program = join(folder, 'replace-and-die.js');
let made = 0;
const backupName = 'store.jks.19700101-000000.bak';

/** A folder of its own with a file in it. */
function file(text = 'old'): { readonly folder: string; readonly path: string } {
  const own = join(folder, String(++made));
  mkdirSync(own);
  writeFileSync(join(own, 'store.jks'), text, { mode: 0o640 });
  return { folder: own, path: join(own, 'store.jks') };
}
const text = (path: string): string => readFileSync(path, 'utf8');
const replace = (path: string, options: Partial<Replacement> = {}) => replaceFile({ path, change: () => Buffer.from('new'), verify: () => Promise.resolve(true), now: 0, ...options });

/** Root may write everywhere: for the time of a test it is somebody else. */
async function asNobody(run: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return run();
  chownSync(folder, 65_534, 65_534);
  process.seteuid!(65_534);
  try {
    await run();
  } finally {
    process.seteuid!(0);
    chownSync(folder, 0, 0);
  }
}

beforeAll(async () => {
  await build({ entryPoints: [join(import.meta.dirname, 'replace-and-die.ts')], outfile: program, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
});
afterAll(remove);

test('the file is new, the backup old, and nothing else lies there', async () => {
  const { folder: own, path } = file();
  expect(await replace(path)).toEqual({ kind: 'done', backup: join(own, backupName) });
  expect([text(path), text(join(own, backupName))]).toEqual(['new', 'old']);
  expect(readdirSync(own).sort()).toEqual(['store.jks', backupName]);
  expect([path, join(own, backupName)].map((each) => statSync(each).mode & 0o777)).toEqual([0o640, 0o640]);
});

test('the second backup in a second takes a number', async () => {
  const { folder: own, path } = file();
  await replace(path);
  expect(await replace(path, { change: () => Buffer.from('newer') })).toEqual({ kind: 'done', backup: join(own, 'store.jks.19700101-000000-1.bak') });
  expect(text(join(own, backupName))).toBe('old');
});

test('a link stays a link', async () => {
  const { folder: own, path } = file();
  const link = join(own, 'link.jks');
  symlinkSync('store.jks', link);
  expect(await replace(link)).toMatchObject({ kind: 'done' });
  expect([text(path), readdirSync(own).includes(`link.jks.19700101-000000.bak`)]).toEqual(['new', false]);
});

test.runIf(process.getuid?.() === 0)('the owner stays (tried as root only)', async () => {
  const { path } = file();
  chownSync(path, 1234, 2345);
  await replace(path);
  const { uid, gid } = statSync(path);
  expect([uid, gid]).toEqual([1234, 2345]);
});

describe('refused, with nothing changed and nothing left behind', () => {
  const untouched = async (options: Partial<Replacement>, expected: object, prepare: (path: string) => void = () => undefined): Promise<void> => {
    const { folder: own, path } = file();
    prepare(path);
    const before = readdirSync(own).sort();
    expect(await replace(path, options)).toMatchObject(expected);
    expect([text(path), readdirSync(own).sort()]).toEqual(['old', before]);
  };

  test('nothing to change', () => untouched({ change: () => undefined }, { kind: 'unchanged' }));
  test('a copy that is not as it should be', () => untouched({ verify: () => Promise.resolve(false) }, { kind: 'unsure' }));
  test('a copy that somebody alters', async () => {
    const { path } = file();
    expect(await replace(path, { before: (step) => { if (step === 'verify') writeFileSync(`${path}.wso2-config-new`, 'other'); } })).toEqual({ kind: 'unsure' });
    expect(text(path)).toBe('old');
  });
  test('a file with two names', () => untouched({}, { kind: 'linked' }, (path) => linkSync(path, `${path}.other`)));
  test('a lock of a program that runs', () => untouched({}, { kind: 'busy' },
    (path) => writeFileSync(`${path}.wso2-config-lock`, `${process.pid} ${hostname()} other\n`)));
  test('a lock of another machine', () => untouched({}, { kind: 'busy' }, (path) => writeFileSync(`${path}.wso2-config-lock`, `1 other.example.com x\n`)));
  test('a file that is not there', async () => expect(await replace(join(folder, 'absent.jks'))).toEqual({ kind: 'refused', code: 'ENOENT' }));
  test('a file that may not be written', () => asNobody(() => untouched({}, { kind: 'refused', code: 'EACCES' }, (path) => chmodSync(path, 0o440))));
  test('a folder that may not be written', () => asNobody(async () => {
    const { folder: own, path } = file();
    chmodSync(own, 0o500);
    expect(await replace(path)).toEqual({ kind: 'refused', code: 'EACCES' });
    chmodSync(own, 0o700);
    expect(readdirSync(own)).toEqual(['store.jks']);
  }));
});

test('a change that somebody else makes meanwhile stays, of the same size and time, too', async () => {
  const { folder: own, path } = file();
  const { atime, mtime } = statSync(path);
  const before = (step: ReplaceStep): void => {
    if (step !== 'exchange') return;
    writeFileSync(path, 'odd');
    utimesSync(path, atime, mtime);
  };
  expect(await replace(path, { before })).toEqual({ kind: 'changed' });
  expect([text(path), readdirSync(own)]).toEqual(['odd', ['store.jks']]);
});

test('of two at once one is refused', async () => {
  const { path } = file();
  const slow = replace(path, { verify: () => new Promise((resolve) => setTimeout(resolve, 100, true)) });
  expect(await replace(path)).toMatchObject({ kind: 'busy' });
  expect(await slow).toMatchObject({ kind: 'done' });
});

test('what a step throws leaves the old file and no other', async () => {
  for (const fatal of ['read', 'copy', 'verify', 'back up', 'exchange'] as const) {
    const { folder: own, path } = file();
    const before = (step: ReplaceStep): void => { if (step === fatal) throw Object.assign(new Error('no space'), { code: 'ENOSPC' }); };
    expect(await replace(path, { before })).toEqual({ kind: 'refused', code: 'ENOSPC' });
    expect([fatal, text(path), readdirSync(own)]).toEqual([fatal, 'old', ['store.jks']]);
  }
});

// A limit on what a program may write stands for a full disk.
test.skipIf(process.platform === 'win32').each([['lock', 0, 10], ['copy', 1, 1500]])('no space for the %s: the old file stays, and nothing half written', (_, limit, size) => {
  const { folder: own, path } = file('x'.repeat(size));
  const run = spawnSync('sh', ['-c', `ulimit -f ${limit} && exec "$0" "$@"`, process.execPath, program, path], { encoding: 'utf8' });
  expect([run.stdout, text(path), readdirSync(own)]).toEqual(['refused', 'x'.repeat(size), ['store.jks']]);
});

describe.skipIf(process.platform === 'win32')('killed', () => {
  test.each([
    ['lock', 'old'], ['read', 'old'], ['copy', 'old'], ['verify', 'old'], ['back up', 'old'], ['exchange', 'old'], ['unlock', 'old and more'],
  ] as const)('before %s: the file is whole, and the next one works', (fatal, expected) => {
    const { folder: own, path } = file();
    const killed = spawnSync(process.execPath, [program, path, fatal]);
    expect([killed.signal, text(path)]).toEqual(['SIGKILL', expected]);
    for (const each of readdirSync(own).filter((name) => name.endsWith('.bak'))) expect(text(join(own, each))).toBe('old');
    const next = spawnSync(process.execPath, [program, path], { encoding: 'utf8' });
    expect([next.stdout, text(path)]).toEqual(['done', `${expected} and more`]);
    expect(readdirSync(own).filter((name) => name.includes('wso2-config'))).toEqual([]);
    expect(existsSync(join(own, backupName))).toBe(true);
  });
});
