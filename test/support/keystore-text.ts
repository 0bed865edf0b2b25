// Keystores written as text, so that a page needs no binary.
//
//   JKS password wso2carbon        (in quotes, where it has a blank at an end)
//   wso2carbon key CN=localhost; 2020-01-01 to 2030-01-01; RSA 2048; SHA256withRSA; password other
//   root certificate CN=Root; san DNS:a, DNS:b; usage digitalSignature; critical; extended serverAuth; issuer CN=Top; ca
//   signed key CN=host < CN=Intermediate < CN=Root
//
// The last of a chain is its own issuer, unless `top CN=…` names another. A certificate is signed with the key of its issuer, or of `signer X`; not at all where it is `unverifiable`.
// `public X` names its key, `same X` and `sha256 …` its fingerprint.
//
// or `damaged: cut short`, `unsupported`.

import { createHash } from 'node:crypto';
import type { Certificate, Entry, KeyUsage, Opened, Reason } from '../../server/src/core/keystore/keystore.ts';
import type { MemoryKeystore } from './memory-world.ts';
import { signedCertificate } from './signed-certificate.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Written {
  readonly entry: Entry;
  readonly password: string | undefined;
}

/** What such a text opens as. */
export function keystoreFromText(text: string): MemoryKeystore {
  const [head = '', ...lines] = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const broken = /^(damaged|unsupported)(?:: (.*))?$/.exec(head);
  if (broken) return { state: broken[1] as 'damaged' | 'unsupported', reason: (broken[2] ?? 'cut short') as Reason, entries: [], complete: false };
  const [, type = 'JKS', quoted, plain = 'wso2carbon'] = /^(JKS|JCEKS|PKCS12)(?: password (?:"(.*)"|(.*)))?$/.exec(head) ?? [];
  const right = quoted ?? plain;
  const written = lines.map((line) => readEntry(line));
  return (password, keyPassword) => open({ type: type as 'JKS', right, written }, password, keyPassword);
}

function open(store: { type: 'JKS'; right: string; written: readonly Written[] }, password: string | undefined, keyPassword: string | undefined): Opened {
  const unlocked = password === store.right;
  const listed = unlocked || (store.type as string) !== 'PKCS12';
  const entries = store.written.map(({ entry, password: own }) =>
    entry.kind === 'certificate' || password === undefined ? entry : { ...entry, keyOpens: (keyPassword ?? password) === (own ?? store.right) });
  return { state: unlocked ? 'open' : 'locked', type: store.type, entries: listed ? entries : [], complete: listed };
}

function readEntry(line: string): Written {
  const [, alias = '', kind = 'key', rest = ''] = /^(\S+) (key|certificate|secret)(?: (.*))?$/.exec(line) ?? [];
  const words = rest.split(';').map((word) => word.trim());
  const links = rest === '' ? [] : chain(alias, words);
  const password = words.find((word) => word.startsWith('password '))?.slice(9);
  const entry: Entry = { alias, kind: kind as Entry['kind'], created: undefined, chain: links, keyOpens: undefined };
  return { entry, password };
}

function chain(alias: string, words: readonly string[]): readonly Certificate[] {
  const [leaf = '', ...issuers] = (words[0] ?? '').split(' < ');
  const all = [leaf, ...issuers];
  const top = words.find((word) => word.startsWith('top '))?.slice(4);
  return all.map((subject, index) => certificate(subject.trim(), all[index + 1]?.trim() ?? top, index === 0 ? words : [], `${alias} ${index}`));
}

function certificate(subject: string, issuerAbove: string | undefined, words: readonly string[], name: string): Certificate {
  const value = (key: string): string | undefined => words.find((word) => word.startsWith(`${key} `))?.slice(key.length + 1);
  const dates = words.map((word) => /^(\S+) to (\S+)$/.exec(word)).find((match) => match !== null);
  const key = words.map((word) => /^(RSA|EC|DSA|Ed25519) ?(\d+)?$/.exec(word)).find((match) => match !== null);
  const issuer = value('issuer') ?? issuerAbove ?? subject;
  const list = (key: string): string[] | undefined => value(key)?.split(',').map((each) => each.trim());
  // An authority has one key wherever it is named; anything else has one of its own.
  const isAuthority = words.length === 0 || words.includes('ca');
  const keyName = value('public') ?? (isAuthority ? subject : `${subject} ${name}`);
  const publicKey = hash(`key ${keyName}`);
  const signer = value('signer') ?? (issuer === subject ? keyName : issuer);
  const odd = [value('signer') ?? '', ...words.filter((word) => word === 'unverifiable')].join('');
  return {
    subject, issuer, serial: '01',
    notBefore: `${dates?.[1] ?? '2020-01-01'}T00:00:00Z`, notAfter: `${dates?.[2] ?? '2040-01-01'}T00:00:00Z`,
    keyAlgorithm: key?.[1] ?? 'RSA', keySize: Number(key?.[2] ?? 2048),
    signatureAlgorithm: words.find((word) => /^(MD|SHA)\d+with/.test(word)) ?? 'SHA256withRSA',
    sha1: hash(`1 ${subject} ${name}`).slice(0, 40), sha256: value('sha256') ?? hash(value('same') ?? `${subject} ${issuer} ${publicKey}${odd}`), publicKey,
    subjectId: hash(subject), issuerId: hash(issuer),
    keyUsage: list('usage') as KeyUsage[] | undefined, keyUsageCritical: words.includes('critical'),
    extendedKeyUsage: list('extended'), subjectAltNames: list('san') ?? [],
    commonNames: [...subject.matchAll(/CN=([^,]*)/g)].map((match) => match[1]!.trim()),
    selfSigned: issuer === subject, ca: isAuthority, der: words.includes('unverifiable') ? new Uint8Array() : signedCertificate(keyName, signer),
  };
}
