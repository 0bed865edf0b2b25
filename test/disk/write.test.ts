// Changed texts on the disk: all files or none, in their encoding, with their permissions.

import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { decode } from '../../server/src/core/index.ts';
import { writeChanges, type Change } from '../../server/src/disk/write.ts';
import { scratch } from './homes.ts';

const { path: top, remove } = scratch();
afterAll(remove);

let folder = '';
let number = 0;
beforeEach(() => {
  folder = join(top, String(number++));
  mkdirSync(folder);
});

const file = (name: string, bytes: string | Uint8Array = `old ${name}`): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const change = (path: string, text = 'new'): Change => ({ path, before: decode(readFileSync(path)), text });
const read = (name: string): string => readFileSync(join(folder, name), 'latin1');

test('the encoding, the mark and the permissions stay', () => {
  const latin = file('latin.xml', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', 'latin1'));
  const wide = file('wide.xml', Buffer.from('\ufeff<a>\u00e9</a>', 'utf16le'));
  chmodSync(latin, 0o640);
  const changes = [latin, wide].map((path) => ({ ...change(path), text: decode(readFileSync(path)).text.replace('</a>', '!</a>') }));
  expect(writeChanges(changes)).toBeUndefined();
  expect(read('latin.xml')).toBe('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9!</a>');
  expect(readFileSync(wide).equals(Buffer.from('\ufeff<a>\u00e9!</a>', 'utf16le'))).toBe(true);
  expect(statSync(latin).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual(['latin.xml', 'wide.xml']);
});

test('a write that fails puts back those before it', () => {
  const changes = ['a', 'b', 'c'].map((name) => change(file(name)));
  const refusal = writeChanges(changes, (from, to) => {
    if (to.endsWith('/c')) throw new Error('no');
    renameSync(from, to);
  });
  expect(refusal).toEqual({ path: join(folder, 'c'), why: 'cannot-be-written', stuck: [] });
  expect(['a', 'b', 'c'].map(read)).toEqual(['old a', 'old b', 'old c']);
  expect(readdirSync(folder)).toEqual(['a', 'b', 'c']);
});

test('a file that somebody changed meanwhile stays, and so do all others', () => {
  const changes = ['a', 'b'].map((name) => change(file(name)));
  file('b', 'somebody else');
  expect(writeChanges(changes)).toEqual({ path: join(folder, 'b'), why: 'changed-meanwhile', stuck: [] });
  expect([read('a'), read('b')]).toEqual(['old a', 'somebody else']);
});

test('a file that is changed between two writes stays, and the first is put back', () => {
  const changes = ['a', 'b'].map((name) => change(file(name)));
  const refusal = writeChanges(changes, (from, to) => {
    renameSync(from, to);
    file('b', 'somebody else');
  });
  expect(refusal).toEqual({ path: join(folder, 'b'), why: 'changed-meanwhile', stuck: [] });
  expect([read('a'), read('b')]).toEqual(['old a', 'somebody else']);
});

test('an encoding that cannot be kept is no reason to guess', () => {
  const odd = file('odd.xml', Buffer.from('<?xml version="1.0" encoding="US-ASCII"?><a>\xe9</a>', 'latin1'));
  expect(writeChanges([change(file('a')), change(odd)])).toEqual({ path: odd, why: 'encoding', stuck: [] });
  const latin = file('latin.xml', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', 'latin1'));
  expect(writeChanges([change(latin, '\u20ac')])).toMatchObject({ why: 'encoding' });
  expect(read('a')).toBe('old a');
});

test('a link goes on leading to the file', () => {
  const real = file('real.xml');
  symlinkSync(real, join(folder, 'link.xml'));
  expect(writeChanges([change(real)])).toBeUndefined();
  expect(lstatSync(join(folder, 'link.xml')).isSymbolicLink()).toBe(true);
  expect(read('link.xml')).toBe('new');
});
