// Makes entries of the bags of a PKCS12, in the way of the JDK's PKCS12KeyStore: which bag counts, under which alias, with which chain.

import type { Certificate } from './keystore.ts';
import type { Bag } from './pkcs12-bag.ts';
import { uniqueByAlias, type Locked } from './store.ts';
import { isoTime } from './time.ts';
import { keyIdentifiers } from './x509.ts';

interface Key {
  readonly at: number;
  readonly alias: string;
  readonly keyId: string;
}

interface Loaded {
  readonly entries: Locked[];
  readonly keys: Key[];
  /** Certificates that are not entries themselves, by key id and by alias in lower case. */
  readonly byKeyId: Map<string, { certificate: Certificate; alias: string | undefined }[]>;
  readonly byAlias: Map<string, Certificate>;
  readonly bySubject: Map<string, Certificate[]>;
  keyCount: number;
  unnamed: number;
}

// Longer than any real chain; it bounds the work where many keys share many certificates.
const longestChain = 50;

/** The entries of all parts of the store, in the order of the file. */
export function entriesOf(parts: readonly (readonly Bag[])[]): readonly Locked[] {
  const loaded: Loaded = {
    entries: [], keys: [], byKeyId: new Map(), byAlias: new Map(), bySubject: new Map(), keyCount: 0, unnamed: 0,
  };
  for (const bags of parts) bags.forEach((bag, i) => { load(loaded, bag, i === 0); });
  for (const key of loaded.keys) {
    const entry = loaded.entries[key.at];
    if (entry !== undefined) loaded.entries[key.at] = { ...entry, chain: chainOf(loaded, key) };
  }
  return uniqueByAlias(loaded.entries);
}

function load(loaded: Loaded, bag: Bag, isFirst: boolean): void {
  if (bag.kind === 'key') loadKey(loaded, bag);
  if (bag.kind === 'certificate') loadCertificate(loaded, bag, isFirst);
  if (bag.kind === 'secret') {
    loaded.entries.push({ alias: aliasOf(loaded, bag), kind: 'secret', created: createdOf(bag.keyId), chain: [], lock: bag.lock });
  }
}

// What a key and a certificate get that have no localKeyId, in a store with one key.
const onlyKeyId = Buffer.from('01').toString('hex');

function loadKey(loaded: Loaded, bag: Bag): void {
  loaded.keyCount++;
  if (bag.keyId === undefined && loaded.keyCount !== 1) return;
  const alias = aliasOf(loaded, bag);
  const keyId = bag.keyId === undefined ? onlyKeyId : hex(bag.keyId);
  loaded.keys.push({ at: loaded.entries.length, alias, keyId });
  loaded.entries.push({ alias, kind: 'key', created: createdOf(bag.keyId), chain: [], lock: bag.lock });
}

function loadCertificate(loaded: Loaded, bag: Bag, isFirst: boolean): void {
  const { certificate } = bag;
  if (certificate === undefined) return;
  append(loaded.bySubject, certificate.subjectId, certificate);
  if (bag.isTrusted) {
    loaded.entries.push({ alias: aliasOf(loaded, bag), kind: 'certificate', created: undefined, chain: [certificate], lock: undefined });
    return;
  }
  const alias = bag.alias?.toLowerCase();
  const assumed = loaded.keyCount === 1 && isFirst ? onlyKeyId : undefined;
  const keyId = bag.keyId === undefined ? assumed : hex(bag.keyId);
  if (keyId !== undefined) append(loaded.byKeyId, keyId, { certificate, alias });
  if (alias !== undefined) loaded.byAlias.set(alias, certificate);
}

// The JDK lists aliases in lower case, and numbers the nameless ones.
function aliasOf(loaded: Loaded, bag: Bag): string {
  return (bag.alias ?? String(++loaded.unnamed)).toLowerCase();
}

// The JDK writes the time of creation into the key id.
function createdOf(keyId: Uint8Array | undefined): string | undefined {
  const time = /^Time ([+-]?\d{1,19})$/.exec(Buffer.from(keyId ?? []).toString('latin1'))?.[1];
  return time === undefined ? undefined : isoTime(Number(time));
}

function chainOf(loaded: Loaded, { alias, keyId }: Key): readonly Certificate[] {
  const sameId = loaded.byKeyId.get(keyId) ?? [];
  const matching = sameId.find((one) => one.alias === alias) ?? sameId.at(-1);
  const chain: Certificate[] = [];
  let next = matching?.certificate ?? loaded.byAlias.get(alias);
  while (next !== undefined && !chain.includes(next) && chain.length < longestChain) {
    chain.push(next);
    next = next.selfSigned ? undefined : issuerOf(loaded, next);
  }
  return chain;
}

// By name, and by the key identifier that the certificate names: as the JDK does it since 8u222, whatever the signature says.
// An authority with another identifier is another one; of those without any the last counts.
function issuerOf({ bySubject }: Loaded, { der, issuerId }: Certificate): Certificate | undefined {
  const named = (bySubject.get(issuerId) ?? []).slice(0, longestChain);
  const wanted = named.length === 0 ? undefined : keyIdentifiers(der).issuer;
  if (wanted === undefined) return named[0];
  const ids = named.map((issuer) => keyIdentifiers(issuer.der).own);
  return named[ids.indexOf(wanted)] ?? named[ids.lastIndexOf(undefined)];
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
