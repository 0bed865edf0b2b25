// Digests, and the two loops that old keystores spend their time in.

import * as crypto from 'node:crypto';

type Hash = (algorithm: string, data: Uint8Array, encoding: 'buffer') => Uint8Array;

// From Node 20.12 on, twice as fast for small inputs.
const quick = (crypto as { hash?: Hash }).hash;

/** The digest of the data, by OpenSSL's name of the algorithm. */
export const digest: (algorithm: string, data: Uint8Array) => Uint8Array = quick
  ? (algorithm, data) => quick(algorithm, data, 'buffer')
  : (algorithm, data) => crypto.createHash(algorithm).update(data).digest();

/** The digest in lower-case hex. */
export function hexDigest(algorithm: string, data: Uint8Array): string {
  return Buffer.from(digest(algorithm, data)).toString('hex');
}

/** The digest of a text in UTF-8, as a content policy writes it. */
export const textDigest = (algorithm: string, text: string): string => `${algorithm}-${Buffer.from(digest(algorithm, Buffer.from(text))).toString('base64')}`;

/** The digest of the digest, and so on, `times` times. */
export function digestAgain(algorithm: string, start: Uint8Array, times: number): Uint8Array {
  if (algorithm === 'sha1') return sha1Again(start, times);
  let value = start;
  for (let i = 0; i < times; i++) value = digest(algorithm, value);
  return value;
}

/**
 * SHA-1 of a SHA-1, `times` times. Here and not in OpenSSL because its call costs four times as much as its work:
 * a PKCS12 file of Java 17 in the old manner needs 350,000 of these.
 */
function sha1Again(start: Uint8Array, times: number): Uint8Array {
  const state = Buffer.from(start);
  const h = Int32Array.from([0, 4, 8, 12, 16], (at) => state.readInt32BE(at));
  const w = new Int32Array(80);
  for (let i = 0; i < times; i++) sha1Block(h, w);
  h.forEach((word, i) => state.writeInt32BE(word, i * 4));
  return state;
}

// FIPS 180-4, 6.1.2, for the one padded block of a message of 20 bytes.
function sha1Block(h: Int32Array, w: Int32Array): void {
  for (let i = 0; i < 5; i++) w[i] = h[i]!;
  w.fill(0, 5, 16);
  w[5] = 0x80000000;
  w[15] = 160;
  for (let i = 16; i < 80; i++) {
    const x = w[i - 3]! ^ w[i - 8]! ^ w[i - 14]! ^ w[i - 16]!;
    w[i] = (x << 1) | (x >>> 31);
  }
  let a = 0x67452301;
  let b = 0xefcdab89 | 0;
  let c = 0x98badcfe | 0;
  let d = 0x10325476;
  let e = 0xc3d2e1f0 | 0;
  // Four loops and signed constants: V8 keeps it all in 32-bit registers, which makes it twice as fast.
  for (let i = 0; i < 20; i++) {
    const next = (((a << 5) | (a >>> 27)) + ((b & c) | (~b & d)) + e + 0x5a827999 + w[i]!) | 0;
    e = d; d = c; c = (b << 30) | (b >>> 2); b = a; a = next;
  }
  for (let i = 20; i < 40; i++) {
    const next = (((a << 5) | (a >>> 27)) + (b ^ c ^ d) + e + 0x6ed9eba1 + w[i]!) | 0;
    e = d; d = c; c = (b << 30) | (b >>> 2); b = a; a = next;
  }
  for (let i = 40; i < 60; i++) {
    const next = (((a << 5) | (a >>> 27)) + ((b & c) | (b & d) | (c & d)) + e - 0x70e44324 + w[i]!) | 0;
    e = d; d = c; c = (b << 30) | (b >>> 2); b = a; a = next;
  }
  for (let i = 60; i < 80; i++) {
    const next = (((a << 5) | (a >>> 27)) + (b ^ c ^ d) + e - 0x359d3e2a + w[i]!) | 0;
    e = d; d = c; c = (b << 30) | (b >>> 2); b = a; a = next;
  }
  h[0] = (0x67452301 + a) | 0;
  h[1] = ((0xefcdab89 | 0) + b) | 0;
  h[2] = ((0x98badcfe | 0) + c) | 0;
  h[3] = (0x10325476 + d) | 0;
  h[4] = ((0xc3d2e1f0 | 0) + e) | 0;
}
