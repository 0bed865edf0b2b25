// Asks the JDK on this machine what it makes of keystores, and says where we differ from it.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Certificate, Entry, KeyUsage, Opened } from '../../server/src/core/keystore/keystore.ts';

export interface Question {
  readonly file: string;
  readonly password: string | undefined;
  readonly keyPassword: string | undefined;
}

interface JdkCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly keySize: number | null;
  readonly signatureAlgorithm: string;
  readonly usage: readonly boolean[] | null;
  readonly purposes: number;
  readonly names: number;
  readonly ca: boolean;
  readonly sha256: string;
}

export interface Verdict {
  readonly type: string | null;
  /** Null where it was asked without a password: then the JDK opens everything. */
  readonly opens?: boolean | null;
  readonly entries?: readonly {
    readonly alias: string;
    readonly kind: string;
    readonly created: number;
    readonly keyOpens: boolean | null;
    readonly chain: readonly JdkCertificate[];
  }[];
}

/** Whether a program can be started. */
export function has(program: string, argument: string): boolean {
  return spawnSync(program, [argument], { stdio: 'ignore' }).status === 0;
}

/** The verdicts of the JDK, all from one run of it. */
export function askJdk(questions: readonly Question[], java = 'java'): readonly Verdict[] {
  const base64 = (text: string | undefined): string => (text === undefined ? '-' : Buffer.from(text).toString('base64'));
  const input = questions.map((one) => [one.file, one.password, one.keyPassword].map(base64).join('\t')).join('\n');
  const program = fileURLToPath(new URL('Verdict.java', import.meta.url));
  const run = spawnSync(java, [program], { input: `${input}\n`, encoding: 'ascii', maxBuffer: 2 ** 28 });
  if (run.status !== 0) throw new Error(`The JDK program failed: ${run.stderr}`);
  return run.stdout.trim().split('\n').map((line) => JSON.parse(line) as Verdict);
}

/**
 * Where our answer differs from the JDK's: a line for each difference. `unknown`: what is protected with an algorithm
 * that the JDK does not have, which it cannot tell from a wrong password.
 */
export function differences(ours: Opened, jdk: Verdict, unknown?: 'store' | 'key'): readonly string[] {
  if (jdk.type === null) return ours.state === 'damaged' || ours.state === 'unsupported' ? [] : [`state ${ours.state}, the JDK reads nothing`];
  const type = differing('type', ours.type, jdk.type);
  if (unknown === 'store' && ours.state === 'unsupported') return [...type, ...differing('opens', false, jdk.opens ?? false)];
  const state = jdk.opens === null ? [] : differing('state', ours.state, jdk.opens ? 'open' : 'locked');
  // With a password that is right but not to its taste the JDK lists less than we do.
  if (jdk.opens === false && jdk.type === 'PKCS12' && ours.complete) return [...type, ...state];
  const theirs = jdk.entries ?? [];
  const entries = ours.entries.flatMap((entry) => {
    const other = theirs.find((one) => one.alias === entry.alias);
    return other === undefined ? [] : entryDifferences(entry, other, unknown).map((line) => `${entry.alias}: ${line}`);
  });
  return [...type, ...state, ...differing('aliases', aliases(ours.entries), aliases(theirs)), ...entries];
}

type JdkEntry = NonNullable<Verdict['entries']>[number];

function entryDifferences(ours: Entry, jdk: JdkEntry, unknown: 'store' | 'key' | undefined): readonly string[] {
  const sameCertificates = ours.chain.flatMap((certificate, i) => {
    const other = jdk.chain[i];
    return other === undefined ? [] : certificateDifferences(certificate, other);
  });
  return [
    ...differing('kind', ours.kind, jdk.kind),
    ...(ours.created === undefined ? [] : differing('created', ours.created, iso(jdk.created))),
    ...(unknown === 'key' ? differing('keyOpens', ours.keyOpens ?? false, jdk.keyOpens ?? false) : differing('keyOpens', ours.keyOpens ?? null, jdk.keyOpens)),
    ...differing('chain length', ours.chain.length, jdk.chain.length),
    ...sameCertificates,
  ];
}

const usages: readonly KeyUsage[] = [
  'digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement',
  'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly',
];

function certificateDifferences(ours: Certificate, jdk: JdkCertificate): readonly string[] {
  return [
    ...differing('subject', ours.subject, jdk.subject),
    ...differing('issuer', ours.issuer, jdk.issuer),
    ...differing('serial', ours.serial, jdk.serial),
    ...differing('notBefore', ours.notBefore, iso(jdk.notBefore)),
    ...differing('notAfter', ours.notAfter, iso(jdk.notAfter)),
    // The JDK program cannot tell the size of keys on Edwards curves.
    ...(jdk.keySize === null ? [] : differing('keySize', ours.keySize, jdk.keySize)),
    ...differing('signatureAlgorithm', ours.signatureAlgorithm, jdk.signatureAlgorithm),
    ...differing('keyUsage', ours.keyUsage?.join() ?? null, jdk.usage === null ? null : usages.filter((_, i) => jdk.usage?.[i]).join()),
    ...differing('extendedKeyUsage', ours.extendedKeyUsage?.length ?? 0, jdk.purposes),
    ...differing('subjectAltNames', ours.subjectAltNames.length, jdk.names),
    ...differing('ca', ours.ca, jdk.ca),
    ...differing('sha256', ours.sha256, jdk.sha256),
  ];
}

function differing(what: string, ours: unknown, jdk: unknown): readonly string[] {
  return ours === jdk ? [] : [`${what}: we say ${String(ours)}, the JDK ${String(jdk)}`];
}

function aliases(entries: readonly { readonly alias: string }[]): string {
  return entries.map((entry) => entry.alias).sort().join(' | ');
}

function iso(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
