// The world as the disk has it: spelling, links, bounds, and answers that change when they are told to.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Opened } from '../../server/src/core/index.ts';
import type { Keystores } from '../../server/src/disk/keystores.ts';
import { diskWorld, type DiskOptions, type DiskWorld } from '../../server/src/disk/world.ts';
import { scratch, write } from './homes.ts';

const { path: top, remove } = scratch();
let folder = '';
let number = 0;
const isFolding = existsSync(top.toUpperCase());

beforeEach(() => {
  folder = join(top, `test${number++}`);
  write(folder, { 'conf/carbon.xml': '<Server/>', 'Security/Store.jks': 'x' });
});
afterAll(remove);

const open: Opened = { state: 'open', entries: [], complete: true };
const keystores: Keystores = { open: () => open, forget: () => undefined };

const worldOf = (options: Partial<DiskOptions> = {}): DiskWorld =>
  diskWorld({ roots: () => [folder], restricted: false, keystores, now: () => 0, ...options });

test('files and folders are what they are', () => {
  const world = worldOf();
  expect(world.look(`${folder}/conf/carbon.xml`)).toEqual({ kind: 'file', real: `${folder}/conf/carbon.xml`, listed: undefined });
  expect(world.look(`${folder}/conf`).kind).toBe('folder');
  expect(world.look(`${folder}/conf/absent/deeper`).kind).toBe('missing');
  expect(world.look(`${folder}/conf/carbon.xml/below`).kind).toBe('missing');
  expect(world.look(`${folder}/conf/../Security/./Store.jks`).kind).toBe('file');
  expect(world.list(folder)).toEqual(['Security', 'conf']);
  expect(world.list(`${folder}/absent`)).toEqual([]);
  expect(world.text(`${folder}/conf`)).toBeUndefined();
});

test.skipIf(isFolding)('a name that differs by case alone is found as the folder lists it', () => {
  const found = worldOf().look(`${folder}/security/store.JKS`);
  expect(found).toEqual({ kind: 'file', real: `${folder}/Security/Store.jks`, listed: `${folder}/Security/Store.jks` });
  write(folder, { 'Security/store.jks': 'y' });
  expect(worldOf().look(`${folder}/Security/store.jks`).listed).toBeUndefined();
});

test('links are followed, loops end, what they miss is missing', () => {
  symlinkSync('conf', join(folder, 'link'));
  symlinkSync('loop', join(folder, 'loop'));
  symlinkSync('absent', join(folder, 'dangling'));
  const world = worldOf();
  expect(world.look(`${folder}/link/carbon.xml`)).toMatchObject({ kind: 'file', real: `${folder}/conf/carbon.xml` });
  expect(world.look(`${folder}/loop`).kind).toBe('unreadable');
  expect(world.look(`${folder}/dangling`).kind).toBe('missing');
});

test('files of one name and text share it with those that were let go last', () => {
  write(folder, { 'a/x.xml': '<x/>', 'b/x.xml': '<x/>', 'b/y.xml': '<x/>', 'c/x.xml': '<y/>' });
  const world = worldOf();
  const first = world.text(`${folder}/a/x.xml`);
  world.release(() => false);
  expect(world.text(`${folder}/b/x.xml`)).toBe(first);
  expect(world.text(`${folder}/b/y.xml`)).not.toBe(first);
  expect(world.text(`${folder}/c/x.xml`)?.text).toBe('<y/>');
  world.release((path) => path.includes('/b/'));
  world.release((path) => path.includes('/b/'));
  expect(world.text(`${folder}/b/x.xml`)).toBe(first);
});

test('a pipe is no file, and is not opened', () => {
  execFileSync('mkfifo', [join(folder, 'pipe.xml')]);
  const world = worldOf();
  expect(world.look(`${folder}/pipe.xml`).kind).toBe('unreadable');
  expect(world.text(`${folder}/pipe.xml`)).toBeUndefined();
});

test('devices and network paths are not looked at', () => {
  const world = worldOf();
  for (const path of ['//server/share/x.jks', '/proc/self/environ', '/dev/zero']) {
    expect(world.look(path).kind).toBe('forbidden');
    expect(world.text(path)).toBeUndefined();
  }
});

test('where nothing is trusted only real paths below the opened folder are', () => {
  const outside = join(top, 'outside');
  write(outside, { 'secret.jks': 'x' });
  symlinkSync(outside, join(folder, 'way-out'));
  symlinkSync('conf', join(folder, 'way-in'));
  const world = worldOf({ restricted: true });
  expect(world.look(`${outside}/secret.jks`).kind).toBe('forbidden');
  expect(world.look(`${folder}/way-out/secret.jks`).kind).toBe('forbidden');
  expect(world.list(`${folder}/way-out`)).toEqual([]);
  expect(world.open(`${folder}/way-out/secret.jks`, 'x', 'x').state).toBe('unreadable');
  expect(world.look(`${folder}/way-in/carbon.xml`).kind).toBe('file');
  expect(worldOf().look(`${folder}/way-out/secret.jks`).kind).toBe('file');
});

test('answers stay until something is said to have changed', () => {
  const world = worldOf();
  const before = world.text(`${folder}/conf/carbon.xml`);
  expect(world.text(`${folder}/conf/carbon.xml`)).toBe(before);
  const time = new Date('2026-01-01');
  writeFileSync(join(folder, 'conf/carbon.xml'), '<Severs/>');
  utimesSync(join(folder, 'conf/carbon.xml'), time, time);
  expect(world.text(`${folder}/conf/carbon.xml`)?.text).toBe('<Server/>');
  world.invalidate([`${folder}/conf/carbon.xml`]);
  expect(world.text(`${folder}/conf/carbon.xml`)?.text).toBe('<Severs/>');
});

test('a file that comes deep down, and a folder that goes, are seen', () => {
  const world = worldOf();
  const deep = `${folder}/a/b/c.xml`;
  expect(world.look(deep).kind).toBe('missing');
  write(folder, { 'a/b/c.xml': '<a/>' });
  world.invalidate([deep]);
  expect(world.look(deep).kind).toBe('file');
  rmSync(join(folder, 'a'), { recursive: true });
  world.invalidate([`${folder}/a`]);
  expect(world.look(deep).kind).toBe('missing');
  expect(world.text(deep)).toBeUndefined();
});

test('without paths, what looks the same keeps its text', () => {
  const world = worldOf();
  const before = world.text(`${folder}/conf/carbon.xml`);
  mkdirSync(join(folder, 'new'));
  renameSync(join(folder, 'Security'), join(folder, 'new/Security'));
  world.invalidate();
  expect(world.text(`${folder}/conf/carbon.xml`)).toBe(before);
  expect(world.look(`${folder}/new/Security/Store.jks`).kind).toBe('file');
  expect(world.look(`${folder}/Security/Store.jks`).kind).toBe('missing');
});

test('an unsaved text counts, also of a file that is not saved yet', () => {
  const edited = { text: '<Edited/>', charset: undefined, bom: false };
  const real = [`${folder}/conf/carbon.xml`, `${folder}/conf/new.xml`];
  const world = worldOf({ edited: (path) => (real.includes(path) ? edited : undefined) });
  symlinkSync('conf', join(folder, 'link'));
  for (const path of [...real, `${folder}/link/carbon.xml`]) expect(world.text(path)).toBe(edited);
});

test('a missing file is doubted until it was looked at again, each time that it goes', async () => {
  const path = `${folder}/Security/Late.jks`;
  const looks: string[] = [];
  const world = worldOf({ patience: 50, again: (real) => looks.push(real) });
  expect([world.doubts!(path), world.doubts!(path), world.doubts!(`${folder}/Security/Store.jks`)]).toEqual([true, true, false]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([world.doubts!(path), looks]).toEqual([false, [path]]);

  write(folder, { 'Security/Late.jks': 'z' });
  world.invalidate([path]);
  expect(world.look(path).kind).toBe('file');
  rmSync(path);
  world.invalidate([path]);
  expect(world.doubts!(path)).toBe(true);
  world.believe([path]);
  expect(world.doubts!(path)).toBe(false);
  expect(worldOf().doubts!(path)).toBe(false);
});
