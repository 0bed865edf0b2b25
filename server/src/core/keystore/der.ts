// Reads ASN.1 in DER, and the indefinite lengths and split strings of BER that old PKCS12 files have.

/** One element. `start` to `end` is its content, `outer` to `next` all of it. */
export interface Der {
  readonly source: Uint8Array;
  readonly tag: number;
  readonly outer: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

export const tags = {
  boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, oid: 0x06,
  utf8: 0x0c, numeric: 0x12, printable: 0x13, teletex: 0x14, ia5: 0x16, utcTime: 0x17, generalizedTime: 0x18,
  visible: 0x1a, universal: 0x1c, bmp: 0x1e, sequence: 0x30, set: 0x31,
} as const;

// Deeper than any keystore or certificate, and far from the end of the stack.
const deepest = 40;

/** The element that begins at `at`; undefined if it is malformed or does not end before `limit`. */
export function readDer(source: Uint8Array, at = 0, limit = source.length, depth = 0): Der | undefined {
  const tag = source[at];
  const first = source[at + 1];
  // A tag of more than one byte occurs in nothing that we read.
  if (tag === undefined || first === undefined || at + 2 > limit || (tag & 0x1f) === 0x1f || depth > deepest) return undefined;
  if (first === 0x80) return readIndefinite(source, at, limit, depth);
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4) return undefined;
  const start = at + 2 + lengthBytes;
  let length = lengthBytes === 0 ? first : 0;
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + (source[at + 2 + i] ?? 0);
  const end = start + length;
  return end > limit ? undefined : { source, tag, outer: at, start, end, next: end };
}

function readIndefinite(source: Uint8Array, at: number, limit: number, depth: number): Der | undefined {
  const tag = source[at] ?? 0;
  if ((tag & 0x20) === 0) return undefined;
  for (let child = at + 2; child + 2 <= limit;) {
    if (source[child] === 0 && source[child + 1] === 0) {
      return { source, tag, outer: at, start: at + 2, end: child, next: child + 2 };
    }
    const element = readDer(source, child, limit, depth + 1);
    if (element === undefined) return undefined;
    child = element.next;
  }
  return undefined;
}

/** The elements inside; undefined if one is malformed or the element holds none by its kind. */
export function children(element: Der | undefined): readonly Der[] | undefined {
  if (element === undefined || (element.tag & 0x20) === 0) return undefined;
  const found: Der[] = [];
  for (let at = element.start; at < element.end;) {
    const child = readDer(element.source, at, element.end);
    if (child === undefined) return undefined;
    found.push(child);
    at = child.next;
  }
  return found;
}

/** The elements inside a SEQUENCE. */
export function sequence(element: Der | undefined): readonly Der[] | undefined {
  return element?.tag === tags.sequence ? children(element) : undefined;
}

/** The element inside an explicit context tag such as [0]. */
export function explicit(element: Der | undefined, number: number): Der | undefined {
  return element?.tag === (0xa0 | number) ? readDer(element.source, element.start, element.end) : undefined;
}

/** The content, a view of the source. */
export function content(element: Der): Uint8Array {
  return element.source.subarray(element.start, element.end);
}

/** The element with its tag and length, a view of the source. */
export function whole(element: Der): Uint8Array {
  return element.source.subarray(element.outer, element.next);
}

/** The bytes of an OCTET STRING, also of one in pieces. `tag`: the implicit tag it may have instead. */
export function octets(element: Der | undefined, tag: number = tags.octetString): Uint8Array | undefined {
  if (element === undefined || (element.tag & ~0x20) !== tag) return undefined;
  return element.tag === tag ? content(element) : joined(element, 0);
}

function joined(element: Der, depth: number): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  for (const child of children(element) ?? []) {
    const split = child.tag === (tags.octetString | 0x20);
    const part = split && depth < 8 ? joined(child, depth + 1) : octets(child);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The object identifier in its dotted form. */
export function oid(element: Der | undefined): string | undefined {
  if (element?.tag !== tags.oid || element.end === element.start || element.end - element.start > 64) return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content(element)) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const first = arcs[0];
  if (first === undefined) return undefined;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...arcs.slice(1)].join('.');
}

/** A count such as iterations: not negative and small; undefined otherwise. */
export function smallInteger(element: Der | undefined): number | undefined {
  if (element?.tag !== tags.integer) return undefined;
  const bytes = content(element);
  if (bytes.length === 0 || bytes.length > 5 || (bytes[0] ?? 0) >= 0x80) return undefined;
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** The number of bits of a positive INTEGER. */
export function bitLength(element: Der | undefined): number | undefined {
  if (element?.tag !== tags.integer) return undefined;
  const bytes = content(element);
  const lead = bytes.findIndex((byte) => byte !== 0);
  if (lead < 0) return undefined;
  return (bytes.length - lead - 1) * 8 + (32 - Math.clz32(bytes[lead] ?? 0));
}
