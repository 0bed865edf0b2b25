// Writes ASN.1 for tests: stores that neither keytool nor openssl here make.

import { createHmac, pbkdf2Sync } from 'node:crypto';
import { children, content, octets, readDer, sequence, whole, type Der } from '../../server/src/core/keystore/der.ts';
import { der, shortest } from '../../server/src/core/keystore/write-der.ts';

export { der };

/** An element of indefinite length. */
export function indefinite(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.from([0, 0])]);
}

/** The object identifier with these bytes. */
export function oidOf(hex: string): Buffer {
  return der(6, Buffer.from(hex, 'hex'));
}

/** An INTEGER that is not negative. */
export function integer(value: number): Buffer {
  const bytes = shortest(value);
  return der(2, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

const nothing = Buffer.from([5, 0]);

/** A PKCS12 as old programs write it: lengths left open, and the contents in pieces. */
export function asBer(pkcs12: Uint8Array): Buffer {
  const [version, safe, mac] = sequence(readDer(pkcs12)) ?? [];
  const [type, wrapped] = sequence(safe) ?? [];
  const inside = octets(children(wrapped)?.[0]) ?? new Uint8Array();
  const pieces = Array.from({ length: Math.ceil(inside.length / 500) }, (_, i) => der(4, inside.subarray(i * 500, i * 500 + 500)));
  const split = indefinite(0x24, ...pieces);
  return indefinite(0x30, whole(version!), indefinite(0x30, whole(type!), indefinite(0xa0, split)), ...(mac === undefined ? [] : [whole(mac)]));
}

/** The same store with PBMAC1 (RFC 9579) for its integrity. */
export function withPbmac1(pkcs12: Uint8Array, password: string): Buffer {
  const [version, safe] = sequence(readDer(pkcs12)) ?? [];
  const [, wrapped] = sequence(safe) ?? [];
  const salt = Buffer.from('0102030405060708', 'hex');
  const hmac256 = der(0x30, oidOf('2a864886f70d0209'), nothing);
  const derivation = der(0x30, oidOf('2a864886f70d01050c'), der(0x30, der(4, salt), integer(2048), integer(32), hmac256));
  const algorithm = der(0x30, oidOf('2a864886f70d01050e'), der(0x30, derivation, hmac256));
  const key = pbkdf2Sync(password, salt, 2048, 32, 'sha256');
  const value = createHmac('sha256', key).update(octets(children(wrapped)?.[0])!).digest();
  const mac = der(0x30, der(0x30, algorithm, der(4, value)), der(4, Buffer.from('NOT USED')), integer(1));
  return der(0x30, whole(version!), whole(safe!), mac);
}

/** The content of the n-th element below, each step counted from 0. */
export function at(root: Der | undefined, ...path: readonly number[]): Uint8Array {
  const found = path.reduce<Der | undefined>((element, index) => children(element)?.[index], root);
  return content(found!);
}
