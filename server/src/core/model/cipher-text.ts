// What encrypted values tell without a key: how long the modulus was of the key that made them.

import type { Entry } from '../keystore/keystore.ts';
import { findEntry } from '../keystore/alias.ts';
import { textOf } from './ask.ts';
import type { HomeModel } from './build.ts';
import { contentOf } from './certificates.ts';
import type { Use } from './home.ts';

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** No RSA key is shorter or longer; what decodes to another length is no cipher text of one. */
const shortest = 64;
const longest = 2048;

/** The length in bytes of a value that RSA made, which is that of the modulus; undefined where it looks like anything else. */
export function cipherLength(text: string): number | undefined {
  const letters = text.replace(/\s+/g, '');
  if (letters.length > longest * 2 || letters.length % 4 !== 0 || !base64.test(letters)) return undefined;
  const length = (letters.length / 4) * 3 - (letters.length - letters.replace(/=+$/, '').length);
  // Values that name their own algorithm are JSON, encoded once more: `{"` is `eyJ`.
  return letters.startsWith('eyJ') || length < shortest || length > longest || length % 8 !== 0 ? undefined : length;
}

/** An RSA key that a use works with, and the length of what it makes. */
export interface CipherKey {
  readonly entry: Entry;
  readonly use: Use;
  readonly bytes: number;
}

/** The RSA key of a use, where its keystore and alias are known. */
export function cipherKey(model: HomeModel, use: Use): CipherKey | undefined {
  const alias = textOf(use, 'alias')?.trim();
  const keystore = contentOf(model, use);
  const entry = keystore && alias !== undefined ? findEntry(keystore, alias) : undefined;
  const certificate = entry?.kind === 'key' ? entry.chain[0] : undefined;
  return entry && certificate?.keyAlgorithm === 'RSA' && certificate.keySize !== undefined ? { entry, use, bytes: Math.ceil(certificate.keySize / 8) } : undefined;
}
