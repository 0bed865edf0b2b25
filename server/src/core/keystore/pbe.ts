// Decrypts, and encrypts again, with a password: PKCS12's own schemes, PBES2, and that of JCEKS.

import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { octets, oid, sequence, smallInteger, tags, type Der } from './der.ts';
import { digest } from './hash.ts';
import { deriveKey, purpose, roundsOf } from './pkcs12-key.ts';
import { decryptRc2, encryptRc2 } from './rc2.ts';
import { rc4 } from './rc4.ts';
import { spend, type Work } from './work.ts';

/** `wrong`: the password. `unknown`: the algorithm or its parameters. `too-much`: over the work limit. */
export type Decrypted = { readonly plain: Uint8Array } | 'wrong' | 'unknown' | 'too-much';

/** What is encrypted, and how: an AlgorithmIdentifier. */
export interface Encrypted {
  readonly algorithm: Der | undefined;
  readonly data: Uint8Array;
}

interface Cipher {
  readonly name: 'rc2' | 'rc4' | 'des-ede3-cbc' | 'aes-128-cbc' | 'aes-256-cbc';
  readonly keyLength: number;
  readonly ivLength: number;
}

const tripleDes: Cipher = { name: 'des-ede3-cbc', keyLength: 24, ivLength: 8 };

// RFC 7292, appendix C. The JDK has no triple DES with two keys.
const pkcs12Ciphers: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.1': { name: 'rc4', keyLength: 16, ivLength: 0 },
  '1.2.840.113549.1.12.1.2': { name: 'rc4', keyLength: 5, ivLength: 0 },
  '1.2.840.113549.1.12.1.3': tripleDes,
  '1.2.840.113549.1.12.1.5': { name: 'rc2', keyLength: 16, ivLength: 8 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2', keyLength: 5, ivLength: 8 },
};

// The JDK knows no other cipher under PBES2.
const pbes2Ciphers: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16, ivLength: 16 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyLength: 32, ivLength: 16 },
};

/** HMACs of PBKDF2 and PBMAC1, by object identifier. */
export const hmacs: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1', '1.2.840.113549.2.8': 'sha224', '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384', '1.2.840.113549.2.11': 'sha512',
  '1.2.840.113549.2.12': 'sha512-224', '1.2.840.113549.2.13': 'sha512-256',
};

/** Decrypts by whatever scheme the algorithm names. */
export function decrypt({ algorithm, data }: Encrypted, password: string, work: Work): Decrypted {
  const found = keyed(algorithm, password, work);
  if (typeof found === 'string') return found;
  return found.cipher.name === 'rc4' ? { plain: rc4(found.key, data) } : decipher(found, data);
}

/** Encrypts in a scheme of PKCS12, with the salt and IV that the algorithm names. */
export function encrypt(algorithm: Der, plain: Uint8Array, password: string, work: Work): Uint8Array | 'unknown' | 'too-much' {
  const found = keyed(algorithm, password, work);
  if (typeof found === 'string') return found;
  const { cipher: { name, ivLength }, key, iv } = found;
  if (name === 'rc4') return rc4(key, plain);
  if (name === 'rc2') return encryptRc2(key, iv, withPadding(plain, ivLength));
  const cipher = createCipheriv(name, key, iv);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** A cipher with the key and IV that a password makes. */
interface Keyed {
  readonly cipher: Cipher;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

type Unkeyed = 'unknown' | 'too-much';

function keyed(algorithm: Der | undefined, password: string, work: Work): Keyed | Unkeyed {
  const [name, parameters] = sequence(algorithm) ?? [];
  const id = oid(name) ?? '';
  const cipher = pkcs12Ciphers[id];
  if (cipher !== undefined) return keyedPkcs12(cipher, parameters, password, work);
  if (id === '1.2.840.113549.1.5.13') return keyedPbes2(parameters, password, work);
  if (id === '1.3.6.1.4.1.42.2.19.1') return keyedJceks(parameters, password, work);
  return 'unknown';
}

function saltAndCount(parameters: Der | undefined): { salt: Uint8Array; iterations: number } | undefined {
  const [saltField, countField] = sequence(parameters) ?? [];
  const salt = octets(saltField);
  const iterations = smallInteger(countField);
  return salt === undefined || iterations === undefined || iterations === 0 ? undefined : { salt, iterations };
}

function keyedPkcs12(cipher: Cipher, parameters: Der | undefined, password: string, work: Work): Keyed | Unkeyed {
  const found = saltAndCount(parameters);
  if (found === undefined) return 'unknown';
  const request = { digest: 'sha1', password, ...found, length: cipher.keyLength };
  if (!spend(work, roundsOf(request) + found.iterations)) return 'too-much';
  const key = deriveKey({ ...request, purpose: purpose.key });
  const iv = cipher.ivLength === 0 ? new Uint8Array() : deriveKey({ ...request, purpose: purpose.iv, length: cipher.ivLength });
  return { cipher, key, iv };
}

function keyedPbes2(parameters: Der | undefined, password: string, work: Work): Keyed | Unkeyed {
  const [derivation, scheme] = sequence(parameters) ?? [];
  const [cipherName, ivField] = sequence(scheme) ?? [];
  const cipher = pbes2Ciphers[oid(cipherName) ?? ''];
  const iv = octets(ivField);
  if (cipher === undefined || iv?.length !== cipher.ivLength) return 'unknown';
  const key = pbkdf2(derivation, cipher.keyLength, password, work);
  return key instanceof Uint8Array ? { cipher, key, iv } : key;
}

/** The key that PBKDF2 (RFC 8018, 5.2) makes, by its AlgorithmIdentifier. */
export function pbkdf2(
  derivation: Der | undefined, length: number, password: string, work: Work,
): Uint8Array | 'unknown' | 'too-much' {
  const [name, parameters] = sequence(derivation) ?? [];
  const found = saltAndCount(parameters);
  const prf = sequence(parameters)?.slice(2).find((field) => field.tag === tags.sequence);
  const hmac = prf === undefined ? 'sha1' : hmacs[oid(sequence(prf)?.[0]) ?? ''];
  if (oid(name) !== '1.2.840.113549.1.5.12' || found === undefined || hmac === undefined) return 'unknown';
  if (!spend(work, roundsOf({ digest: hmac, iterations: found.iterations, length }))) return 'too-much';
  // A NUL as the key of an HMAC is no key at all, so the two forms of an empty password are one here.
  return pbkdf2Sync(password, found.salt, found.iterations, length, hmac);
}

// PBEWithMD5AndTripleDES of SunJCE, a scheme of its own: each half of the salt makes half of key and IV.
function keyedJceks(parameters: Der | undefined, password: string, work: Work): Keyed | Unkeyed {
  const found = saltAndCount(parameters);
  if (found?.salt.length !== 8) return 'unknown';
  if (!spend(work, found.iterations * 2)) return 'too-much';
  const salt = Buffer.from(found.salt);
  const halves = [salt.subarray(0, 4), salt.subarray(4)] as const;
  if (halves[0].equals(halves[1])) halves[0].reverse();
  const secret = Buffer.from(password, 'latin1');
  const [first, second] = halves.map((half) => rounds(half, secret, found.iterations));
  const made = Buffer.concat([first!, second!]);
  return { cipher: tripleDes, key: made.subarray(0, 24), iv: made.subarray(24) };
}

function rounds(half: Uint8Array, secret: Uint8Array, iterations: number): Uint8Array {
  let value = digest('md5', Buffer.concat([half, secret]));
  const message = Buffer.concat([value, secret]);
  for (let i = 1; i < iterations; i++) {
    message.set(value);
    value = digest('md5', message);
  }
  return value;
}

function decipher({ cipher: { name, ivLength }, key, iv }: Keyed, data: Uint8Array): Decrypted {
  if (data.length === 0 || data.length % ivLength !== 0) return 'unknown';
  return withoutPadding(name === 'rc2' ? decryptRc2(key, iv, data) : decipherHere(name, key, iv, data), ivLength);
}

function decipherHere(name: string, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  // The padding is judged by us: an exception for a wrong password would look like a defect.
  const decipher = createDecipheriv(name, key, iv).setAutoPadding(false);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

function withPadding(plain: Uint8Array, blockSize: number): Uint8Array {
  const count = blockSize - plain.length % blockSize;
  return Buffer.concat([plain, Buffer.alloc(count, count)]);
}

function withoutPadding(plain: Uint8Array, blockSize: number): Decrypted {
  const count = plain.at(-1) ?? 0;
  const padding = plain.subarray(plain.length - count);
  if (count === 0 || count > blockSize || padding.some((byte) => byte !== count)) return 'wrong';
  return { plain: plain.subarray(0, plain.length - count) };
}
