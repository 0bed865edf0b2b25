// The charsets that configuration files are written in: bytes to text, text to bytes.

import type { Charset } from './source.ts';

/** What windows-1252 has at 0x80 to 0x9F; U+FFFD where it has nothing, as in Java. */
const upper1252 =
  '\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD' +
  '\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178';

const aliases: ReadonlyMap<string, Charset> = new Map([
  ['utf-8', 'utf-8'], ['utf8', 'utf-8'],
  ['iso-8859-1', 'iso-8859-1'], ['iso8859-1', 'iso-8859-1'], ['iso_8859-1', 'iso-8859-1'], ['iso8859_1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'], ['l1', 'iso-8859-1'], ['cp819', 'iso-8859-1'], ['ibm819', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'], ['cp1252', 'windows-1252'],
  ['us-ascii', 'us-ascii'], ['ascii', 'us-ascii'], ['iso646-us', 'us-ascii'],
]);

/** The charset that an encoding's name means; undefined for one that is not known here. */
export const charsetOf = (name: string): Charset | undefined => aliases.get(name.toLowerCase());

// eslint-disable-next-line no-control-regex -- ASCII is what is asked for
const nonAscii = /[^\x00-\x7F]/;

export const isAscii = (text: string): boolean => !nonAscii.test(text);

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The text of valid UTF-8; undefined where the bytes are no such. */
export function utf8(bytes: Uint8Array): string | undefined {
  const text = bufferOf(bytes).toString('utf8');
  return text.includes('\uFFFD') && !Buffer.from(text, 'utf8').equals(bytes) ? undefined : text;
}

/** The text of bytes; U+FFFD where the charset has no meaning for them. */
export function textOf(bytes: Uint8Array, charset: Charset): string {
  const buffer = bufferOf(bytes);
  if (charset === 'utf-8') return buffer.toString('utf8');
  if (charset === 'utf-16le') return utf16(buffer);
  if (charset === 'utf-16be') return utf16(Buffer.from(buffer.subarray(0, buffer.length & ~1)).swap16(), buffer.length % 2 === 1);
  const latin1 = buffer.toString('latin1');
  if (charset === 'iso-8859-1') return latin1;
  if (charset === 'us-ascii') return latin1.replace(/[\x80-\xFF]/g, '\uFFFD');
  return latin1.replace(/[\x80-\x9F]/g, (one) => upper1252.charAt(one.charCodeAt(0) - 0x80));
}

const utf16 = (buffer: Buffer, isCut = buffer.length % 2 === 1): string => buffer.toString('utf16le') + (isCut ? '\uFFFD' : '');

/** The bytes of a text, without byte order mark; undefined where the charset cannot hold a character. */
export function bytesOf(text: string, charset: Charset): Uint8Array | undefined {
  if (/\p{Surrogate}/u.test(text)) return undefined;
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  if (charset === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (charset === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  if (charset === 'us-ascii') return isAscii(text) ? Buffer.from(text, 'latin1') : undefined;
  if (charset === 'iso-8859-1') return /[^\0-\xFF]/.test(text) ? undefined : Buffer.from(text, 'latin1');
  return bytesOf1252(text);
}

function bytesOf1252(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isPlain = code < 0x80 || (code >= 0xa0 && code <= 0xff);
    const upper = isPlain ? -1 : upper1252.indexOf(text.charAt(index));
    if (code === 0xfffd || (!isPlain && upper === -1)) return undefined;
    bytes[index] = isPlain ? code : 0x80 + upper;
  }
  return bytes;
}
