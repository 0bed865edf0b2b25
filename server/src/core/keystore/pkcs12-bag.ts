// Reads the bags of a PKCS12: keys, certificates and secrets, each with the attributes that the JDK goes by.

import { children, content, explicit, octets, oid, readDer, sequence, tags, type Der } from './der.ts';
import type { Certificate } from './keystore.ts';
import type { Lock } from './store.ts';
import { readingCost, spend, type Work } from './work.ts';
import { decodeBmp } from './x500.ts';
import { readCertificate } from './x509.ts';

export interface Bag {
  /** `other` holds nothing that the JDK takes notice of: an unprotected key, a list of revoked certificates. */
  readonly kind: 'key' | 'certificate' | 'secret' | 'other';
  readonly certificate: Certificate | undefined;
  readonly lock: Lock | undefined;
  readonly alias: string | undefined;
  /** The localKeyId, by which a key finds its certificate. */
  readonly keyId: Uint8Array | undefined;
  /** Whether the JDK's own attribute says that the certificate is trusted. */
  readonly isTrusted: boolean;
}

/** Reads SafeContents; undefined if they are malformed. */
export function readBags(bytes: Uint8Array, work: Work): readonly Bag[] | undefined | 'too-much' {
  const bags: Bag[] = [];
  const elements = sequence(readDer(bytes));
  for (const element of elements ?? []) {
    if (!spend(work, readingCost)) return 'too-much';
    const bag = readBag(element);
    if (bag === undefined) return undefined;
    bags.push(bag);
  }
  return elements === undefined ? undefined : bags;
}

const bagPrefix = '1.2.840.113549.1.12.10.1.';

function readBag(element: Der): Bag | undefined {
  const [type, wrapped, attributes] = sequence(element) ?? [];
  const value = explicit(wrapped, 0);
  const id = oid(type);
  if (id === undefined || value === undefined) return undefined;
  const named = readAttributes(attributes);
  if (named === undefined) return undefined;
  switch (id) {
    case `${bagPrefix}2`: return { kind: 'key', certificate: undefined, lock: lockOf('key', value), ...named };
    case `${bagPrefix}3`: return certificateBag(value, named);
    case `${bagPrefix}5`: return secretBag(value, named);
    default: return { kind: 'other', certificate: undefined, lock: undefined, ...named };
  }
}

type Attributes = Pick<Bag, 'alias' | 'keyId' | 'isTrusted'>;

function certificateBag(value: Der, named: Attributes): Bag {
  const [type, wrapped] = sequence(value) ?? [];
  const der = oid(type) === '1.2.840.113549.1.9.22.1' ? octets(explicit(wrapped, 0)) : undefined;
  const certificate = der === undefined ? undefined : readCertificate(der);
  return { kind: certificate === undefined ? 'other' : 'certificate', certificate, lock: undefined, ...named };
}

function secretBag(value: Der, named: Attributes): Bag {
  const protectedKey = octets(explicit(sequence(value)?.[1], 0));
  const lock = lockOf('secret', protectedKey === undefined ? undefined : readDer(protectedKey));
  return { kind: 'secret', certificate: undefined, lock, ...named };
}

function lockOf(kind: Lock['kind'], encryptedKey: Der | undefined): Lock {
  const [algorithm, data] = sequence(encryptedKey) ?? [];
  return { type: 'PKCS12', kind, algorithm, data: octets(data) ?? new Uint8Array() };
}

/** Undefined where the JDK refuses the whole file: a name or a key id that is of another kind, or is none. */
function readAttributes(set: Der | undefined): Attributes | undefined {
  let found: Attributes = { alias: undefined, keyId: undefined, isTrusted: false };
  for (const attribute of (set?.tag === tags.set ? children(set) : undefined) ?? []) {
    const [type, values] = sequence(attribute) ?? [];
    const value = children(values)?.[0];
    const id = oid(type);
    if (id === '1.2.840.113549.1.9.20') {
      if (value?.tag !== tags.bmp) return undefined;
      found = { ...found, alias: decodeBmp(content(value)) };
    }
    if (id === '1.2.840.113549.1.9.21') {
      const keyId = octets(value);
      if (keyId === undefined) return undefined;
      found = { ...found, keyId };
    }
    if (id === '2.16.840.1.113894.746875.1.1') found = { ...found, isTrusted: true };
  }
  return found;
}
