// Finds the parts of the javax.crypto.SealedObject that a JCEKS secret key is written as. Nothing is deserialised.

import type { Cursor } from './cursor.ts';
import { readDer, type Der } from './der.ts';

export interface SealedObject {
  /** An AlgorithmIdentifier, put together of the object's parameters; undefined for an algorithm that is not JCEKS's own. */
  readonly algorithm: Der | undefined;
  readonly data: Uint8Array;
}

/** A class as the stream describes it, with its fields in order. */
interface Class {
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  readonly parent: Class | undefined;
}

// Java Object Serialization Specification, 6.4.2; and what an object may consist of here.
const codes = { null: 0x70, reference: 0x71, classDescription: 0x72, object: 0x73, string: 0x74, array: 0x75, endOfBlock: 0x78 };
const firstHandle = 0x7e0000;

interface Reader {
  readonly cursor: Cursor;
  /** What later parts of the stream refer to by number. */
  readonly handles: (Class | string | Uint8Array | undefined)[];
}

/** Reads the object at the cursor, and leaves the cursor behind it; undefined for any other object. */
export function readSealedObject(cursor: Cursor): SealedObject | undefined {
  const reader: Reader = { cursor, handles: [] };
  if (cursor.int() !== (0xaced0005 | 0) || cursor.byte() !== codes.object) return undefined;
  const description = readClass(reader, 0);
  if (description === undefined) return undefined;
  reader.handles.push(undefined);
  const values = new Map<string, string | Uint8Array | undefined>();
  // A parent's fields come before those of its child.
  for (const field of [...(description.parent?.fields ?? []), ...description.fields]) {
    const value = readValue(reader);
    if (value === 'malformed') return undefined;
    values.set(field.name, value?.value);
  }
  const [parameters, data] = [values.get('encodedParams'), values.get('encryptedContent')];
  if (!(parameters instanceof Uint8Array) || !(data instanceof Uint8Array)) return undefined;
  const isKnown = values.get('sealAlg') === 'PBEWithMD5AndTripleDES';
  return { algorithm: isKnown ? algorithmOf(parameters) : undefined, data };
}

function readClass(reader: Reader, depth: number): Class | undefined {
  const { cursor, handles } = reader;
  if (cursor.byte() !== codes.classDescription || cursor.text() === undefined || depth > 1) return undefined;
  cursor.long();
  const own = handles.push(undefined) - 1;
  const flags = cursor.byte();
  const count = cursor.short() ?? 0;
  // Serializable, and without data of its own making.
  if (flags !== 2 || count > 16) return undefined;
  const fields: { name: string; type: string }[] = [];
  for (let i = 0; i < count; i++) {
    const kind = cursor.byte();
    const name = cursor.text();
    // '[' or 'L': the other kinds do not occur in a SealedObject.
    if (name === undefined || (kind !== 0x5b && kind !== 0x4c)) return undefined;
    const type = readValue(reader);
    if (type === 'malformed' || typeof type?.value !== 'string') return undefined;
    fields.push({ name, type: type.value });
  }
  if (cursor.byte() !== codes.endOfBlock) return undefined;
  const parent = readParent(reader, depth);
  if (parent === 'malformed') return undefined;
  return (handles[own] = { fields, parent });
}

function readParent(reader: Reader, depth: number): Class | undefined | 'malformed' {
  const start = reader.cursor.peek();
  if (start === codes.null) {
    reader.cursor.byte();
    return undefined;
  }
  return readClass(reader, depth + 1) ?? 'malformed';
}

function readValue(reader: Reader): { value: string | Uint8Array | undefined } | 'malformed' {
  const { cursor, handles } = reader;
  const code = cursor.byte();
  if (code === codes.null) return { value: undefined };
  if (code === codes.string) return remember(reader, cursor.text());
  if (code === codes.array) return readBytes(reader);
  if (code !== codes.reference) return 'malformed';
  const value = handles[(cursor.int() ?? 0) - firstHandle];
  return typeof value === 'string' || value instanceof Uint8Array ? { value } : 'malformed';
}

// An array of bytes, which is the only one that occurs: its class is described at the first and referred to later.
function readBytes(reader: Reader): { value: Uint8Array } | 'malformed' {
  const { cursor } = reader;
  if (cursor.peek() === codes.reference) {
    cursor.byte();
    if (cursor.int() === undefined) return 'malformed';
  } else if (readClass(reader, 1) === undefined) {
    return 'malformed';
  }
  return remember(reader, cursor.bytes(cursor.int()));
}

function remember<T extends string | Uint8Array>({ handles }: Reader, value: T | undefined): { value: T } | 'malformed' {
  if (value === undefined) return 'malformed';
  handles.push(value);
  return { value };
}

function algorithmOf(parameters: Uint8Array): Der | undefined {
  // 1.3.6.1.4.1.42.2.19.1, as keys in a JCEKS name it.
  const name = Buffer.from('06092b060104012a021301', 'hex');
  const size = name.length + parameters.length;
  return size > 127 ? undefined : readDer(Buffer.concat([Buffer.from([0x30, size]), name, parameters]));
}
