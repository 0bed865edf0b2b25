// What it takes to have a home trust a certificate: which truststore, which certificate of a chain, under which alias.

import { addCertificate } from '../keystore/add-certificate.ts';
import { findEntry } from '../keystore/alias.ts';
import { isReadByJava } from '../keystore/java-certificate.ts';
import type { Certificate, Opened } from '../keystore/keystore.ts';
import { openKeystore } from '../keystore/open.ts';
import { isIssuedBy } from '../keystore/trust.ts';
import { keystoreOf, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { systemTruststore, untrustedKeys } from '../model/certificates.ts';
import type { UseState } from '../model/home.ts';
import { keystorePath, keystorePlace } from '../rules/once.ts';
import { words, type Place, type Words } from '../rules/rule.ts';

/** The truststore of a home, which is there and can be written. */
export interface TrustTarget {
  /** Without links. */
  readonly path: string;
  /** As messages name it. */
  readonly shown: string;
  /** A secret, of the configuration; undefined where it is not known. */
  readonly password: string | undefined;
}

/** The truststore that carbon.xml names, or why nothing can be added to it. */
export function trustTarget(model: HomeModel): TrustTarget | { readonly refused: Words } {
  if (!model.home.judged) return { refused: words('{0} is configured by deployment.toml, which is not checked yet', model.home.path) };
  const use = systemTruststore(model);
  if (!use) return { refused: words('The carbon.xml of {0} names no truststore', model.home.path) };
  const { target, state } = use;
  if (target.kind !== 'path') return { refused: words('Where the truststore of {0} lies cannot be known here', model.home.path) };
  const shown = keystorePath(model, use);
  const password = textOf(use, 'password');
  if (state === 'locked' && password !== undefined) return { refused: words('The password in carbon.xml does not open {0}', shown) };
  const refusal = refusals[state];
  return refusal === undefined ? { path: target.real, shown, password } : { refused: refusal(shown) };
}

const refusals: Partial<Readonly<Record<UseState, (truststore: string) => Words>>> = {
  missing: (truststore) => words('{0} does not exist', truststore),
  damaged: (truststore) => words('{0} is damaged', truststore),
  unsupported: (truststore) => words('{0} is of a kind that cannot be written here: JKS, JCEKS and PKCS12 can', truststore),
  unreadable: (truststore) => words('{0} cannot be read', truststore),
  opening: (truststore) => words('{0} is still being opened: try again in a moment', truststore),
};

/** A certificate that would make the home trust a chain. */
export interface TrustOffer {
  readonly certificate: Certificate;
  /** The one that is trusted then: the certificate itself, or one that it issued. */
  readonly leaf: Certificate;
  /** The alias that it gets unless that is taken. */
  readonly alias: string;
}

/** What would mend `certificate-not-trusted`, at a place or anywhere in the home; each certificate once. */
export function trustOffers(model: HomeModel, at?: Place): readonly TrustOffer[] {
  const all = untrustedKeys(model);
  const isAt = ({ file, range }: Place): boolean => at === undefined || (file === at.file && range.start === at.range.start && range.end === at.range.end);
  const keystores = new Set(all.filter(({ use }) => isAt(keystorePlace(use))).map(({ use }) => keystoreOf(use)));
  const offers = all.filter(({ use }) => keystores.has(keystoreOf(use))).map(({ entry }) => offerOf(entry.chain, entry.alias)!);
  return [...new Map(offers.map((offer) => [offer.certificate.sha256, offer])).values()];
}

/**
 * What to trust for a chain, leaf first: the authority at its top, if that is one that signed itself, else the leaf.
 * `alias`: of the leaf. Undefined for an empty chain.
 */
export function offerOf(chain: readonly Certificate[], alias: string): TrustOffer | undefined {
  const [leaf] = chain;
  if (!leaf) return undefined;
  const end = chain.findIndex((each, i) => i > 0 && isIssuedBy(chain[i - 1]!, each) !== true);
  const top = chain.slice(0, end === -1 ? chain.length : end).at(-1)!;
  if (top === leaf || !top.selfSigned || !top.ca) return { certificate: leaf, leaf, alias: alias.toLowerCase() };
  return { certificate: top, leaf, alias: plainAlias(top.commonNames[0] ?? top.subject) };
}

/** An alias of plain letters for any text. */
export const plainAlias = (text: string): string => text.toLowerCase().replace(/[^a-z0-9._]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'trusted';

/** Certificates as a chain, leaf first, whatever their order; undefined where they are no one chain. */
export function chainOf(certificates: readonly Certificate[]): readonly Certificate[] | undefined {
  const all = [...new Map(certificates.map((each) => [each.sha256, each])).values()];
  const issuerOf = (one: Certificate): Certificate | undefined => all.find((each) => each !== one && isIssuedBy(one, each) === true);
  const [leaf, ...others] = all.filter((each) => !all.some((other) => other !== each && isIssuedBy(other, each) === true));
  if (!leaf || others.length > 0) return undefined;
  const chain = [leaf];
  for (let next = issuerOf(leaf); next && !chain.includes(next); next = issuerOf(next)) chain.push(next);
  return chain.length === all.length ? chain : undefined;
}

/** What becomes of a truststore. */
export type TrustPlan =
  | { readonly kind: 'add'; readonly alias: string; readonly bytes: Uint8Array }
  | { readonly kind: 'present'; readonly alias: string }
  /** `unfit`: Java would refuse the truststore with this certificate in it. */
  | { readonly kind: 'locked' | 'unsupported' | 'unfit' };

/** Where the new bytes get their time and their randomness. */
export interface Making {
  readonly now: number;
  readonly random: (length: number) => Uint8Array;
}

/** The truststore with the certificate in it, under the next alias that is free. */
export function planTrust(bytes: Uint8Array, password: string, { certificate, alias: wished }: Omit<TrustOffer, 'leaf'>, { now, random }: Making): TrustPlan {
  const opened = openKeystore(bytes, password, undefined);
  if (opened.state !== 'open') return { kind: opened.state === 'locked' ? 'locked' : 'unsupported' };
  const present = opened.entries.find(({ kind, chain }) => kind === 'certificate' && chain[0]?.sha256 === certificate.sha256);
  if (present) return { kind: 'present', alias: present.alias };
  if (!isReadByJava(certificate.der)) return { kind: 'unfit' };
  const alias = freeAlias(opened, wished);
  const made = addCertificate(bytes, password, { alias, der: certificate.der, created: now, random });
  return made ? { kind: 'add', alias, bytes: made } : { kind: 'unsupported' };
}

/** The alias, or the first of `alias-1`, `alias-2` and so on that no entry has. */
function freeAlias(opened: Opened, alias: string): string {
  let free = alias;
  for (let i = 1; findEntry(opened, free); i++) free = `${alias}-${i}`;
  return free;
}
