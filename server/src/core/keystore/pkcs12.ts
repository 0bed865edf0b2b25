// Reads PKCS12 (RFC 7292): its integrity, its encrypted parts, and from them the entries as the JDK sees them.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { explicit, octets, oid, readDer, sequence, smallInteger, type Der } from './der.ts';
import { readBags, type Bag } from './pkcs12-bag.ts';
import { entriesOf } from './pkcs12-entries.ts';
import { decrypt, hmacs, pbkdf2, type Decrypted } from './pbe.ts';
import { deriveKey, digestSizes, purpose, roundsOf } from './pkcs12-key.ts';
import { isAccepted, notAscii, passwordForms } from './password.ts';
import { failed, type Reading } from './store.ts';
import { spend, type Work } from './work.ts';

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const notReadable = 'in a form that cannot be read';

/** Reads a file that begins as a PKCS12 does. */
export function readPkcs12(bytes: Uint8Array, password: string | undefined, work: Work): Reading {
  const [, authSafe, mac] = sequence(readDer(bytes)) ?? [];
  const [type, wrapped] = sequence(authSafe) ?? [];
  if (type !== undefined && oid(type) !== data) return failed('PKCS12', 'unsupported', 'protected with a public key');
  const safe = octets(explicit(wrapped, 0));
  const parts = safe === undefined ? undefined : sequence(readDer(safe));
  if (safe === undefined || parts === undefined) return failed('PKCS12', 'damaged', 'cut short or altered');
  const candidates = password === undefined ? [] : passwordForms(password);
  const integrity = mac === undefined ? 'right' : firstThat(candidates, (form) => checkMac(mac, safe, form, work));
  if (integrity === 'unknown' || integrity === 'too-much') return failed('PKCS12', 'unsupported', reasons[integrity]);
  const contents = readContents(parts, { candidates: integrity === 'right' ? candidates : [], work });
  if (typeof contents === 'string') return failed('PKCS12', 'unsupported', reasons[contents]);
  const rest = { type: 'PKCS12', entries: entriesOf(contents.bags), complete: contents.hidden === 0 } as const;
  if (integrity === 'wrong' || contents.hidden > 0) return { state: 'locked', ...rest };
  const isUsed = mac !== undefined || contents.decrypted > 0;
  return password === undefined || isAccepted(password) || !isUsed ? { state: 'open', ...rest } : { state: 'locked', reason: notAscii, ...rest };
}

const reasons = {
  'unknown': 'protected with an algorithm that is not known',
  'too-much': 'more work than is allowed',
  'malformed': notReadable,
} as const;

type Verdict = 'right' | 'wrong' | 'unknown' | 'too-much';

function firstThat(candidates: readonly string[], check: (password: string) => Verdict): Verdict {
  let verdict: Verdict = 'wrong';
  for (const candidate of candidates) {
    verdict = check(candidate);
    if (verdict !== 'wrong') break;
  }
  return verdict;
}

function checkMac(mac: Der, safe: Uint8Array, password: string, work: Work): Verdict {
  const expected = octets(macDigest(mac));
  const value = expected === undefined ? 'unknown' : macOf(mac, safe, password, work);
  if (typeof value === 'string') return value;
  return value.length === expected!.length && timingSafeEqual(value, expected!) ? 'right' : 'wrong';
}

/** The field of MacData that holds the value. */
export const macDigest = (mac: Der): Der | undefined => sequence(sequence(mac)?.[0])?.[1];

/** The value that MacData should hold for a safe: by its own algorithm, salt and count. */
export function macOf(mac: Der, safe: Uint8Array, password: string, work: Work): Uint8Array | 'unknown' | 'too-much' {
  const [info, saltField, countField] = sequence(mac) ?? [];
  const [name, parameters] = sequence(sequence(info)?.[0]) ?? [];
  const id = oid(name) ?? '';
  if (id === '1.2.840.113549.1.5.14') return pbmac1Of(parameters, safe, password, work);
  const salt = octets(saltField);
  const iterations = countField === undefined ? 1 : smallInteger(countField);
  const digest = digests[id];
  const length = digestSizes[digest ?? '']?.[0];
  if (digest === undefined || length === undefined || salt === undefined || !iterations) return 'unknown';
  const request = { digest, purpose: purpose.mac, password, salt, iterations, length };
  return spend(work, roundsOf(request)) ? createHmac(digest, deriveKey(request)).update(safe).digest() : 'too-much';
}

const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.4': 'sha224', '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.5': 'sha512-224', '2.16.840.1.101.3.4.2.6': 'sha512-256',
};

// RFC 9579: the salt and count of the MAC itself mean nothing here. The key's length must be given.
function pbmac1Of(parameters: Der | undefined, safe: Uint8Array, password: string, work: Work): Uint8Array | 'unknown' | 'too-much' {
  const [derivation, scheme] = sequence(parameters) ?? [];
  const digest = hmacs[oid(sequence(scheme)?.[0]) ?? ''];
  const [, , length] = sequence(sequence(derivation)?.[1]) ?? [];
  const keyLength = smallInteger(length);
  if (digest === undefined || keyLength === undefined || keyLength < 20 || keyLength > 1024) return 'unknown';
  const key = pbkdf2(derivation, keyLength, password, work);
  return key instanceof Uint8Array ? createHmac(digest, key).update(safe).digest() : key;
}

interface Contents {
  readonly bags: readonly (readonly Bag[])[];
  /** How many encrypted parts could be read, and how many could not. */
  readonly decrypted: number;
  readonly hidden: number;
}

interface Means {
  readonly candidates: readonly string[];
  readonly work: Work;
}

function readContents(parts: readonly Der[], means: Means): Contents | 'unknown' | 'too-much' | 'malformed' {
  const bags: (readonly Bag[])[] = [];
  let decrypted = 0;
  let hidden = 0;
  for (const part of parts) {
    const [type, wrapped] = sequence(part) ?? [];
    const isEncrypted = oid(type) === encryptedData;
    if (!isEncrypted && oid(type) !== data) return 'unknown';
    const plain = isEncrypted ? decryptContents(explicit(wrapped, 0), means) : octets(explicit(wrapped, 0));
    if (plain === 'wrong') hidden++;
    else if (typeof plain === 'string') return plain;
    else {
      const found = plain === undefined ? undefined : readBags(plain, means.work);
      if (found === undefined) return 'malformed';
      if (found === 'too-much') return 'too-much';
      if (isEncrypted) decrypted++;
      bags.push(found);
    }
  }
  return { bags, decrypted, hidden };
}

function decryptContents(
  encrypted: Der | undefined, { candidates, work }: Means,
): Uint8Array | 'wrong' | 'unknown' | 'too-much' | 'malformed' {
  const [, info] = sequence(encrypted) ?? [];
  const [, algorithm, content] = sequence(info) ?? [];
  const bytes = octets(content, 0x80);
  if (algorithm === undefined || bytes === undefined) return 'malformed';
  let result: Decrypted = 'wrong';
  for (const candidate of candidates) {
    result = decrypt({ algorithm, data: bytes }, candidate, work);
    // A wrong password leaves a good padding once in 256 times, but never a SEQUENCE of the right length.
    if (typeof result !== 'string' && sequence(readDer(result.plain)) === undefined) result = 'wrong';
    if (result !== 'wrong') break;
  }
  return typeof result === 'string' ? result : result.plain;
}
