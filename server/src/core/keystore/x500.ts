// X.500 names: as text, written as keytool writes them, and in the form that the JDK compares.

import { children, content, oid, sequence, tags, whole, type Der } from './der.ts';
import { hexDigest } from './hash.ts';

export interface Name {
  readonly text: string;
  /** SHA-256 of the form that X500Principal.equals compares. */
  readonly id: string;
  /** The values of every CN, last written first. */
  readonly commonNames: readonly string[];
}

interface Part {
  readonly type: string;
  readonly value: Der;
}

// sun.security.x509.AVAKeyword; where two keywords name one identifier, the one that is printed.
const keywords: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN', '2.5.4.6': 'C', '2.5.4.7': 'L', '2.5.4.8': 'ST', '2.5.4.10': 'O', '2.5.4.11': 'OU', '2.5.4.12': 'T',
  '1.3.6.1.4.1.42.2.11.2.1': 'IP', '2.5.4.9': 'STREET', '0.9.2342.19200300.100.1.25': 'DC', '2.5.4.46': 'DNQ',
  '2.5.4.4': 'SURNAME', '2.5.4.42': 'GIVENNAME', '2.5.4.43': 'INITIALS', '2.5.4.44': 'GENERATION',
  '1.2.840.113549.1.9.1': 'EMAILADDRESS', '0.9.2342.19200300.100.1.1': 'UID', '2.5.4.5': 'SERIALNUMBER',
};

const comparedAsText = new Set(['CN', 'C', 'L', 'ST', 'O', 'OU', 'STREET', 'DC', 'UID']);

/** Reads a Name; undefined if it is malformed. */
export function readName(element: Der | undefined): Name | undefined {
  const sets = sequence(element);
  if (sets === undefined) return undefined;
  const names: (readonly Part[])[] = [];
  for (const set of sets) {
    const parts = readParts(set);
    if (parts === undefined) return undefined;
    names.push(parts);
  }
  names.reverse();
  const canonical = names.map((parts) => parts.map(comparable).sort().join('+')).join(',');
  return {
    text: names.map((parts) => parts.map(printable).join(' + ')).join(', '),
    id: hexDigest('sha256', Buffer.from(canonical)),
    commonNames: names.flat().filter((part) => part.type === '2.5.4.3').flatMap((part) => decodeText(part.value) ?? []),
  };
}

function readParts(set: Der): readonly Part[] | undefined {
  if (set.tag !== tags.set) return undefined;
  const parts: Part[] = [];
  for (const pair of children(set) ?? []) {
    const [name, value] = sequence(pair) ?? [];
    const type = oid(name);
    if (type === undefined || value === undefined) return undefined;
    parts.push({ type, value });
  }
  return parts.length === 0 ? undefined : parts;
}

/** The text of a string of any ASN.1 kind; undefined for what is no string. */
export function decodeText(element: Der): string | undefined {
  const bytes = Buffer.from(content(element));
  switch (element.tag) {
    case tags.utf8: return bytes.toString('utf8');
    case tags.bmp: return decodeBmp(bytes);
    case tags.universal: return decodeUniversal(bytes);
    // The JDK takes T.61 for Latin-1, as all who ever wrote it did.
    case tags.printable: case tags.ia5: case tags.teletex: case tags.numeric: case tags.visible: return bytes.toString('latin1');
    default: return undefined;
  }
}

/** Text of 16-bit characters, high byte first. */
export function decodeBmp(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16().toString('utf16le');
}

function decodeUniversal(bytes: Buffer): string {
  const points = Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32BE(i * 4));
  return String.fromCodePoint(...points.slice(0, 1000).map((point) => (point > 0x10ffff ? 0xfffd : point)));
}

function printable({ type, value }: Part): string {
  const keyword = keywords[type] ?? `OID.${type}`;
  const text = decodeText(value);
  return `${keyword}=${text === undefined ? hex(value) : quoted(text)}`;
}

// AVA.toString of the JDK: quotes what RFC 1779 says, but for a text that has its quotes already.
function quoted(text: string): string {
  if (text.length > 1 && text.startsWith('"') && text.endsWith('"')) {
    return `"${text.slice(1, -1).replace(/["\\]/g, '\\$&')}"`;
  }
  const needsQuotes = /[,+=\n<>#;\\"]|^ | $|[ \n][ \n]/.test(text);
  return needsQuotes ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}

function comparable({ type, value }: Part): string {
  const keyword = keywords[type];
  const asText = keyword !== undefined && comparedAsText.has(keyword) && (value.tag === tags.printable || value.tag === tags.utf8);
  const text = asText ? trimmed(inJdk(value)).replace(/ +/g, ' ') : hex(value);
  return `${asText ? keyword : type}=${text}`.toUpperCase().toLowerCase().normalize('NFKD');
}

/** The JDK takes a PrintableString for ASCII: all other bytes are one and the same to it. */
function inJdk(value: Der): string {
  const text = decodeText(value) ?? '';
  return value.tag === tags.printable ? text.replace(/[^\0-\x7f]/g, '\uFFFD') : text;
}

/** As String.trim of Java: the no-break space and its kin stay. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return text.slice(start, end);
}

function hex(value: Der): string {
  return `#${Buffer.from(whole(value)).toString('hex')}`;
}
