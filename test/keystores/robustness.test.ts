// Damaged and hostile keystores: whatever the bytes are, there is an answer, soon, and no exception.

import { describe, expect, test } from 'vitest';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import type { Opened } from '../../server/src/core/keystore/keystore.ts';
import { der, indefinite, integer, oidOf } from './der-writer.ts';
import { fixtures, type Fixture } from './fixtures.ts';

function openQuietly(bytes: Uint8Array, password: string | undefined, keyPassword?: string): Opened {
  const problems: unknown[] = [];
  const opened = openKeystore(bytes, password, keyPassword, (error) => problems.push(error));
  expect(problems).toEqual([]);
  expect(['open', 'locked', 'damaged', 'unsupported']).toContain(opened.state);
  return opened;
}

// A small generator of its own: the same mutations in every run.
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state;
  }
}

describe('every store cut short', () => {
  test.each(fixtures.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const step = Math.max(1, Math.floor(one.bytes.length / 300));
    for (let size = 0; size < one.bytes.length; size += step) {
      const opened = openQuietly(one.bytes.subarray(0, size), one.password);
      expect(opened.state, `${size} bytes`).toBe('damaged');
    }
  });
});

describe('every store with bytes changed', () => {
  test.each(fixtures.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const random = numbers(one.bytes.length);
    const count = one.name.endsWith('.jks') ? 3000 : 400;
    for (let i = 0; i < count; i++) openQuietly(...mutated(one, random));
  }, 60_000);
});

// With a password only where trying it costs little; the structure is read in any case.
function mutated(one: Fixture, random: Generator<number, never>): [Uint8Array, string | undefined] {
  const bytes = Buffer.from(one.bytes);
  const flips = 1 + (random.next().value >>> 8) % 3;
  for (let i = 0; i < flips; i++) bytes[(random.next().value >>> 8) % bytes.length] = random.next().value >>> 24;
  const isCheap = one.name.endsWith('.jks') || one.name.startsWith('openssl') || one.name.startsWith('passwordless');
  return [bytes, isCheap ? one.password : undefined];
}

const dataOid = oidOf('2a864886f70d010701');
const pkcs12 = (inside: Uint8Array): Buffer => der(0x30, integer(3), der(0x30, dataOid, der(0xa0, der(4, der(0x30, inside)))));

/** An encrypted part: PBES2 with as many rounds as are asked for. */
function encrypted(rounds: number): Buffer {
  const derivation = der(0x30, oidOf('2a864886f70d01050c'), der(0x30, der(4, Buffer.alloc(8)), integer(rounds)));
  const cipher = der(0x30, oidOf('60864801650304012a'), der(4, Buffer.alloc(16)));
  const algorithm = der(0x30, oidOf('2a864886f70d01050d'), der(0x30, derivation, cipher));
  const info = der(0x30, dataOid, algorithm, der(0x80, Buffer.alloc(32)));
  return der(0x30, oidOf('2a864886f70d010706'), der(0xa0, der(0x30, integer(0), info)));
}

function nested(depth: number, wrap: (inner: Buffer) => Buffer): Buffer {
  let inner: Buffer = Buffer.alloc(0);
  for (let i = 0; i < depth; i++) inner = wrap(inner);
  return inner;
}

function jks(count: number, rest: Uint8Array): Buffer {
  const head = Buffer.from('feedfeed0000000200000000', 'hex');
  head.writeInt32BE(count, 8);
  return Buffer.concat([head, rest]);
}

const entry = Buffer.concat([Buffer.from('00000001', 'hex'), Buffer.from([0, 1, 0x61]), Buffer.alloc(8), Buffer.alloc(8)]);
const hostile: readonly (readonly [name: string, bytes: () => Uint8Array])[] = [
  ['many parts of many rounds', () => pkcs12(Buffer.concat(Array.from({ length: 100 }, () => encrypted(1_000_000))))],
  ['more parts than can be read', () => pkcs12(Buffer.concat(Array.from({ length: 20_000 }, () => encrypted(1000))))],
  ['elements in elements', () => nested(5_000, (inner) => der(0x30, inner))],
  ['open elements in open elements', () => nested(50_000, (inner) => indefinite(0x30, inner))],
  ['a beginning without an end, again and again', () => Buffer.alloc(8_000_000, Buffer.from([0x30, 0x80]))],
  ['a string in pieces of pieces', () => der(0x30, integer(3), der(0x30, dataOid, der(0xa0, nested(500, (inner) => der(0x24, inner)))))],
  ['a length beyond the end', () => Buffer.from('3084ffffffff02010330', 'hex')],
  ['more entries than there are', () => jks(0x7fffffff, entry)],
  ['fewer than none', () => jks(-1, Buffer.alloc(20))],
  ['a million entries', () => jks(600_000, Buffer.concat(Array.from({ length: 600_000 }, () => entry)))],
  ['a key longer than the file', () => jks(1, Buffer.concat([entry.subarray(0, 15), Buffer.from('7fffffff', 'hex')]))],
  ['a key of negative length', () => jks(1, Buffer.concat([entry.subarray(0, 15), Buffer.from('ffffffff', 'hex')]))],
  ['a chain longer than the file', () => jks(1, Buffer.concat([entry.subarray(0, 19), Buffer.from('7fffffff', 'hex')]))],
  ['empty bags', () => pkcs12(der(0x30, dataOid, der(0xa0, der(4, der(0x30, Buffer.concat(Array.from({ length: 200_000 }, () => Buffer.from([0x30, 0]))))))))],
  ['zeros', () => Buffer.alloc(16 * 1024 * 1024)],
  ['beginnings of sequences', () => Buffer.alloc(16 * 1024 * 1024, 0x30)],
];

// Generous: the work limit stands for about three seconds, and the machine may be busy.
test.each(hostile)('hostile: %s', (_, make) => {
  const bytes = make();
  const before = performance.now();
  openQuietly(bytes, 'changeit');
  openQuietly(bytes, undefined);
  expect(performance.now() - before).toBeLessThan(15_000);
}, 60_000);
