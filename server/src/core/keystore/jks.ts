// Reads JKS and JCEKS, the keystores of Java before PKCS12: everything but the keys lies open in them.

import { createHash } from 'node:crypto';
import { cursorOf, type Cursor } from './cursor.ts';
import { octets, readDer, sequence } from './der.ts';
import type { Certificate, KeystoreType, Reason } from './keystore.ts';
import { readSealedObject } from './sealed-object.ts';
import { failed, uniqueByAlias, type Lock, type Locked, type Reading } from './store.ts';
import { isoTime } from './time.ts';
import { readingCost, spend, type Work } from './work.ts';
import { readCertificate } from './x509.ts';

interface File {
  readonly cursor: Cursor;
  readonly type: KeystoreType;
  readonly version: number;
  readonly work: Work;
}

/** Reads a file that begins as a JKS or a JCEKS does. */
export function readJks(bytes: Uint8Array, password: string | undefined, work: Work): Reading {
  const cursor = cursorOf(bytes);
  const type = cursor.byte() === 0xfe ? 'JKS' : 'JCEKS';
  cursor.bytes(3);
  const version = cursor.int();
  const count = cursor.int();
  if (version === undefined || count === undefined) return failed(type, 'damaged', cutShort);
  if (version !== 1 && version !== 2) return failed(type, 'damaged', 'of a version that does not exist');
  const entries = readEntries({ cursor, type, version, work }, count);
  if (!Array.isArray(entries)) return { ...entries, entries: uniqueByAlias(entries.entries) };
  const body = bytes.subarray(0, cursor.position());
  const digest = cursor.bytes(20);
  if (digest === undefined) return { ...failed(type, 'damaged', cutShort), entries: uniqueByAlias(entries) };
  const opens = password !== undefined && jksDigest(body, password).equals(digest);
  return { state: opens ? 'open' : 'locked', type, entries: uniqueByAlias(entries), complete: true };
}

const cutShort = 'cut short';

function readEntries(file: File, count: number): Locked[] | Reading {
  const entries: Locked[] = [];
  const stop = (state: 'damaged' | 'unsupported', reason: Reason): Reading => ({ ...failed(file.type, state, reason), entries });
  for (let i = 0; i < count; i++) {
    if (!spend(file.work, readingCost)) return stop('unsupported', 'more work than is allowed');
    const tag = file.cursor.int();
    if (tag === undefined) return stop('damaged', cutShort);
    if (tag < 1 || tag > 3 || (tag === 3 && file.type === 'JKS')) return stop('damaged', 'with an entry of a kind that does not exist');
    const entry = readEntry(file, tag);
    if (entry === undefined) return stop('damaged', 'cut short or altered');
    if (entry === 'too-much') return stop('unsupported', 'more work than is allowed');
    if (entry === 'unknown') return stop('unsupported', 'with a secret key in a form that is not known');
    entries.push(entry);
  }
  return entries;
}

function readEntry(file: File, tag: number): Locked | undefined | 'too-much' | 'unknown' {
  const alias = file.cursor.text();
  const date = file.cursor.long();
  if (alias === undefined || date === undefined) return undefined;
  const created = isoTime(Number(date));
  if (tag === 3) {
    const sealed = readSealedObject(file.cursor);
    if (sealed === undefined) return file.cursor.peek() === undefined ? undefined : 'unknown';
    const lock: Lock = { type: file.type, kind: 'secret', algorithm: sealed.algorithm, data: sealed.data };
    return { alias, kind: 'secret', created, chain: [], lock };
  }
  const protectedKey = tag === 1 ? file.cursor.bytes(file.cursor.int()) : undefined;
  const chainLength = tag === 1 ? file.cursor.int() : 1;
  if ((tag === 1 && protectedKey === undefined) || chainLength === undefined) return undefined;
  const chain = readChain(file, chainLength);
  if (chain === undefined || chain === 'too-much') return chain;
  if (protectedKey === undefined) return { alias, kind: 'certificate', created, chain, lock: undefined };
  return { alias, kind: 'key', created, chain, lock: lockOf(file.type, protectedKey) };
}

function readChain({ cursor, version, work }: File, length: number): Certificate[] | undefined | 'too-much' {
  const chain: Certificate[] = [];
  for (let i = 0; i < length; i++) {
    if (!spend(work, readingCost)) return 'too-much';
    const kind = version === 2 ? cursor.text() : 'X.509';
    const der = cursor.bytes(cursor.int());
    if (kind === undefined || der === undefined) return undefined;
    // One old certificate with a flaw is no damage to the store.
    const certificate = readCertificate(der);
    if (certificate !== undefined) chain.push(certificate);
  }
  return chain;
}

function lockOf(type: KeystoreType, protectedKey: Uint8Array): Lock {
  const [algorithm, data] = sequence(readDer(protectedKey)) ?? [];
  return { type, kind: 'key', algorithm, data: octets(data) ?? new Uint8Array() };
}

/** What stands at the end of the file: a digest of all before it, with the password. */
export const jksDigest = (body: Uint8Array, password: string): Buffer =>
  createHash('sha1').update(utf16(password)).update('Mighty Aphrodite').update(body).digest();

/** Opens a key that is protected in the manner of JKS: undefined if the password is wrong. */
export function unprotect(data: Uint8Array, password: string): Uint8Array | undefined {
  if (data.length < 40) return undefined;
  const secret = utf16(password);
  const sha1 = (more: Uint8Array): Buffer => createHash('sha1').update(secret).update(more).digest();
  const plain = Buffer.from(data.subarray(20, -20));
  let mask: Uint8Array = data.subarray(0, 20);
  for (let at = 0; at < plain.length; at++) {
    if (at % 20 === 0) mask = sha1(mask);
    plain[at]! ^= mask[at % 20]!;
  }
  return sha1(plain).equals(data.subarray(-20)) ? plain : undefined;
}

function utf16(password: string): Uint8Array {
  return Buffer.from(password, 'utf16le').swap16();
}
