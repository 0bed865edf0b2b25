// Writes ASN.1 in DER.

import { tags } from './der.ts';

/** One element with its tag, its length and what is in it. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const size = shortest(body.length);
  return Buffer.concat([Buffer.from([tag, ...(body.length < 128 ? [] : [0x80 | size.length]), ...size]), body]);
}

/** A number that is not negative in as few bytes as it takes, at least one. */
export function shortest(value: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + hex.length % 2, '0'), 'hex');
}

/** An object identifier by its dotted form. */
export function derOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(tags.oid, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(arc: number): number[] {
  const digits = [arc & 0x7f];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left & 0x7f));
  return digits;
}

/** A text of 16-bit characters. */
export const derBmp = (text: string): Buffer => der(tags.bmp, Buffer.from(text, 'utf16le').swap16());
