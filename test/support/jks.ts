// Writes a JKS of trusted certificates with any subjects, for tests of what people see.

import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { der, integer, oidOf } from '../keystores/der-writer.ts';

const algorithm = der(0x30, oidOf('2b6570'));
const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' });

const nameOf = (subject: string): Buffer => der(0x30, der(0x31, der(0x30, oidOf('550403'), der(0x0c, Buffer.from(subject)))));

/** A self-signed certificate with that CN, valid until the end of a year. */
export function certificateOf(subject: string, serial: number, lastYear = 2034): Buffer {
  const time = (text: string): Buffer => der(0x17, Buffer.from(text));
  const validity = der(0x30, time('240101000000Z'), time(`${String(lastYear).slice(2)}1231235959Z`));
  const body = der(0x30, der(0xa0, integer(2)), integer(serial), algorithm, nameOf(subject), validity, nameOf(subject), publicKey);
  return der(0x30, body, algorithm, der(3, Buffer.from([0]), sign(null, body, pair.privateKey)));
}

/** The store of these certificates by alias. */
export function jksOf(certificates: readonly (readonly [alias: string, der: Uint8Array])[], password: string): Buffer {
  const number = (value: number): Buffer => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 255));
  const short = (text: string): Buffer => Buffer.concat([number(Buffer.byteLength(text)).subarray(2), Buffer.from(text)]);
  const date = Buffer.from('0000018cc251f400', 'hex');
  const entries = certificates.flatMap(([alias, bytes]) => [number(2), short(alias), date, short('X.509'), number(bytes.length), bytes]);
  const body = Buffer.concat([Buffer.from('feedfeed00000002', 'hex'), number(certificates.length), ...entries]);
  const secret = Buffer.from(password, 'utf16le').swap16();
  return Buffer.concat([body, createHash('sha1').update(secret).update('Mighty Aphrodite').update(body).digest()]);
}
