// Real signatures for certificates that are written as text: a small Ed25519 key for every name.

import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { der, integer, oidOf } from '../keystores/der-writer.ts';

const made = new Map<string, Buffer>();

/** A certificate with the key of one name, signed with that of another. */
export function signedCertificate(key: string, signer: string): Buffer {
  const pair = `${key}\n${signer}`;
  const known = made.get(pair) ?? make(key, signer);
  made.set(pair, known);
  return known;
}

function make(key: string, signer: string): Buffer {
  const algorithm = der(0x30, oidOf('2b6570'));
  const empty = der(0x30);
  const publicKey = createPublicKey(keyOf(key)).export({ format: 'der', type: 'spki' });
  const body = der(0x30, der(0xa0, integer(2)), integer(1), algorithm, empty, empty, empty, publicKey);
  return der(0x30, body, algorithm, der(3, Buffer.from([0]), sign(null, body, keyOf(signer))));
}

/** PKCS8 of an Ed25519 key whose seed is the hash of its name. */
function keyOf(name: string): KeyObject {
  const seed = createHash('sha256').update(name).digest();
  return createPrivateKey({ key: der(0x30, Buffer.from([2, 1, 0]), der(0x30, oidOf('2b6570')), der(4, der(4, seed))), format: 'der', type: 'pkcs8' });
}
