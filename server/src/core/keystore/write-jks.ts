// Adds a trusted certificate to a JKS or JCEKS: behind the entries that are there, each of which stays byte for byte.

import type { Addition } from './add-certificate.ts';
import { jksDigest } from './jks.ts';

const digestLength = 20;
const countAt = 8;
/** Tag of an entry that is a trusted certificate. */
const trustedEntry = 2;

/** The file with the entry; undefined where the password is not that of the file. */
export function addToJks(bytes: Uint8Array, password: string, addition: Addition): Uint8Array | undefined {
  const file = Buffer.from(bytes);
  const body = Buffer.from(file.subarray(0, -digestLength));
  if (body.length < countAt + 4 || !jksDigest(body, password).equals(file.subarray(-digestLength))) return undefined;
  const version = body.readInt32BE(4);
  body.writeInt32BE(body.readInt32BE(countAt) + 1, countAt);
  const made = Buffer.concat([body, entry(addition, version)]);
  return Buffer.concat([made, jksDigest(made, password)]);
}

function entry({ alias, der, created }: Addition, version: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeInt32BE(trustedEntry);
  const date = Buffer.alloc(8);
  date.writeBigInt64BE(BigInt(created));
  const length = Buffer.alloc(4);
  length.writeInt32BE(der.length);
  return Buffer.concat([head, utf(alias), date, ...(version === 1 ? [] : [utf('X.509')]), length, der]);
}

/** As DataOutputStream.writeUTF: each unit of UTF-16 by itself, in one to three bytes. */
function utf(text: string): Buffer {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const bytes = units.flatMap((unit) => {
    if (unit > 0 && unit < 0x80) return [unit];
    if (unit < 0x800) return [0xc0 | (unit >> 6), 0x80 | (unit & 0x3f)];
    return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)];
  });
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, Buffer.from(bytes)]);
}
