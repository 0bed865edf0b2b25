// Reads numbers, bytes and texts one after the other, as DataInputStream of Java does.

/** Every function gives undefined where the bytes end too early, and from then on. */
export interface Cursor {
  readonly byte: () => number | undefined;
  /** The next byte, which stays the next. */
  readonly peek: () => number | undefined;
  readonly short: () => number | undefined;
  readonly int: () => number | undefined;
  readonly long: () => bigint | undefined;
  readonly bytes: (length: number | undefined) => Uint8Array | undefined;
  /** A text as writeUTF writes it; undefined also where it is malformed. */
  readonly text: () => string | undefined;
  readonly position: () => number;
}

/** A cursor at the beginning of the bytes. */
export function cursorOf(source: Uint8Array): Cursor {
  const view = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  let at = 0;
  const bytes = (length: number | undefined): Buffer | undefined => {
    if (length === undefined || length < 0 || length > view.length - at) {
      at = view.length;
      return undefined;
    }
    at += length;
    return view.subarray(at - length, at);
  };
  const short = (): number | undefined => bytes(2)?.readUInt16BE(0);
  return {
    byte: () => bytes(1)?.[0],
    peek: () => view[at],
    short,
    int: () => bytes(4)?.readInt32BE(0),
    long: () => bytes(8)?.readBigInt64BE(0),
    bytes,
    text: () => decodeModifiedUtf8(bytes(short())),
    position: () => at,
  };
}

// Java's own UTF-8: characters above U+FFFF are two surrogates of three bytes each, NUL is two bytes.
function decodeModifiedUtf8(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  // Nearly all are plain ASCII, and a truststore has hundreds.
  if (bytes.every((byte) => byte > 0 && byte < 0x80)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const units: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at]!;
    const size = first < 0x80 ? 1 : first >> 5 === 6 ? 2 : first >> 4 === 14 ? 3 : 0;
    const rest = bytes.subarray(at + 1, at + size);
    if (size === 0 || rest.length !== size - 1 || rest.some((byte) => byte >> 6 !== 2)) return undefined;
    const lead = size === 1 ? first : first & (size === 2 ? 0x1f : 0x0f);
    units.push(rest.reduce((unit, byte) => (unit << 6) | (byte & 0x3f), lead));
    at += size;
  }
  return Buffer.from(Uint16Array.from(units).buffer).toString('utf16le');
}
