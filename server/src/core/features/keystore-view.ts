// What the keystore viewer shows, as plain data: entries, certificates, the places that use them, and what is wrong there.

import type { CertificateFile } from '../keystore/certificate-file.ts';
import type { Certificate, Entry, Opened, Reason } from '../keystore/keystore.ts';
import { entriesInUse, keystoreOf, placeOf, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import type { Problem } from '../rules/check.ts';
import type { Place, Severity, Words } from '../rules/rule.ts';
import { harmless } from '../text/harmless.ts';
import { problemsAt } from './view-uses.ts';
import { daysUntil } from './certificate-text.ts';

/** A home that may use the keystore, and what is wrong with it. */
export interface ViewHome {
  readonly model: HomeModel;
  readonly problems: readonly Problem[];
}

/** How certificates are judged. */
export interface ViewClock {
  readonly now: number;
  readonly expiryDays: number;
}

export interface ViewProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Words;
  readonly at: Place;
}

export interface ViewUse {
  /** What the keystore is for there, as in "Primary keystore". */
  readonly title: string;
  readonly home: string;
  readonly at: Place;
  readonly alias: string | undefined;
  readonly read: boolean;
  readonly problems: readonly ViewProblem[];
}

export interface ViewCertificate extends Omit<Certificate, 'der' | 'publicKey' | 'subjectId' | 'issuerId' | 'keyUsageCritical'> {
  readonly validity: 'valid' | 'ending' | 'expired' | 'future';
  /** Whole days to its end; negative when that is past. */
  readonly daysLeft: number;
  /** How much of its time has passed, from 0 to 1. */
  readonly passed: number;
  readonly der: Uint8Array;
}

export interface ViewEntry {
  readonly alias: string;
  readonly kind: Entry['kind'];
  readonly created: string | undefined;
  /** Whether the key password of a place opens the key; undefined where that is not known. */
  readonly keyOpens: boolean | undefined;
  /** Leaf first. */
  readonly chain: readonly ViewCertificate[];
  /** Uses that work with this very entry, as indexes of `uses`. */
  readonly usedBy: readonly number[];
}

export interface KeystoreView {
  readonly kind: 'keystore' | 'certificates';
  /** JKS, JCEKS, PKCS12, PEM, DER or PKCS7. */
  readonly type: string | undefined;
  readonly state: Opened['state'];
  readonly reason: Reason | undefined;
  readonly complete: boolean;
  /** Those in use first, then as the file has them. */
  readonly entries: readonly ViewEntry[];
  readonly uses: readonly ViewUse[];
}

/** The uses of a keystore file, by its path without links, over all homes. */
export const usesOf = (homes: readonly ViewHome[], real: string): readonly { readonly home: ViewHome; readonly use: Use }[] =>
  homes.flatMap((home) => home.model.uses.filter((use) => keystoreOf(use) === real && !use.inherited).map((use) => ({ home, use })));

/** The passwords that the configuration has for a file, each once. They must not leave the process but for opening it. */
export function passwordsFor(homes: readonly ViewHome[], real: string): readonly { readonly password: string; readonly keyPassword: string | undefined }[] {
  const found = usesOf(homes, real).flatMap(({ use }) => {
    const password = textOf(use, 'password');
    return password === undefined ? [] : [{ password, keyPassword: textOf(use, 'keyPassword') }];
  });
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()].slice(0, mostPasswords);
}

const mostPasswords = 8;

/** What a keystore holds and who uses it; `real` is undefined for one that no configuration can name, as an old revision. */
export function keystoreView(opened: Opened, homes: readonly ViewHome[], real: string | undefined, clock: ViewClock): KeystoreView {
  const found = real === undefined ? [] : usesOf(homes, real);
  const uses = found.map(({ home, use }) => viewUse(home, use));
  // The model may have it as being opened still.
  const inUse = found.map(({ use }) => entriesInUse({ ...use, keystore: opened }).map(({ alias }) => alias));
  const entries = opened.entries.map((entry) => ({
    ...entry,
    alias: harmless(entry.alias),
    chain: entry.chain.map((certificate) => viewCertificate(certificate, clock)),
    usedBy: inUse.flatMap((aliases, index) => (aliases.includes(entry.alias) ? [index] : [])),
  }));
  return {
    kind: 'keystore', type: opened.type, state: opened.state, reason: opened.reason, complete: opened.complete,
    entries: entries.sort((a, b) => Number(b.usedBy.length > 0) - Number(a.usedBy.length > 0)), uses,
  };
}

/** The certificates of a file of certificates. */
export const certificatesView = ({ format, certificates }: CertificateFile, clock: ViewClock): KeystoreView => ({
  kind: 'certificates', type: format, state: 'open', reason: undefined, complete: true, uses: [],
  entries: certificates.map((certificate) => ({
    alias: harmless(certificate.commonNames[0] ?? certificate.subject), kind: 'certificate', created: undefined, keyOpens: undefined,
    chain: [viewCertificate(certificate, clock)], usedBy: [],
  })),
});

function viewUse({ model, problems }: ViewHome, use: Use): ViewUse {
  return {
    title: use.row.title, home: model.home.path, at: placeOf(use, 'location'), alias: harmless(textOf(use, 'alias')?.trim() ?? '') || undefined, read: use.read,
    problems: problemsAt(use, problems).map(({ rule, severity, message, at }) => ({ rule: rule.id, severity, message, at })),
  };
}

function viewCertificate(certificate: Certificate, { now, expiryDays }: ViewClock): ViewCertificate {
  const { serial, notBefore, notAfter, keyAlgorithm, keySize, signatureAlgorithm, sha1, sha256, keyUsage, extendedKeyUsage, selfSigned, ca, der } = certificate;
  const [subject, issuer] = [harmless(certificate.subject), harmless(certificate.issuer)];
  const [subjectAltNames, commonNames] = [certificate.subjectAltNames.map(harmless), certificate.commonNames.map(harmless)];
  const [from, to] = [Date.parse(notBefore), Date.parse(notAfter)];
  const daysLeft = daysUntil(notAfter, now);
  const validity = now > to ? 'expired' : now < from ? 'future' : daysLeft < expiryDays ? 'ending' : 'valid';
  const passed = to > from ? Math.min(1, Math.max(0, (now - from) / (to - from))) : 1;
  return {
    subject, issuer, serial, notBefore, notAfter, keyAlgorithm, keySize, signatureAlgorithm, sha1, sha256,
    keyUsage, extendedKeyUsage, subjectAltNames, commonNames, selfSigned, ca, der, validity, daysLeft, passed,
  };
}
