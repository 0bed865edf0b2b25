// Which entries a home works with, with their certificates, and what it trusts.

import type { Role } from '../catalog/row.ts';
import { findEntry } from '../keystore/alias.ts';
import type { Certificate, Entry, Opened } from '../keystore/keystore.ts';
import { isTrusted } from '../keystore/trust.ts';
import { byKeystore, isHidden, isSet, judged, keystoreOf, named, textOf } from './ask.ts';
import type { HomeModel } from './build.ts';
import type { Use } from './home.ts';

/**
 * What the keystore of a use holds; undefined where that is not known, and where something else is wrong with the use.
 * Where the password is a secret, a JKS can be listed all the same, and another place may tell the password of the same file.
 */
export function contentOf(model: HomeModel, use: Use): Opened | undefined {
  if (use.inherited) {
    const other = model.uses.find(({ row, shadowed, inherited }) => row.id === use.row.fallback && !shadowed && !inherited);
    return other && contentOf(model, other);
  }
  const isIncomplete = (use.row.needs ?? []).some((field) => !isSet(use, field) && use.row.defaults?.[field] === undefined);
  if (isIncomplete) return undefined;
  if (use.state === 'open') return use.keystore;
  if (use.state !== 'locked' || textOf(use, 'password') !== undefined) return undefined;
  if (use.keystore?.complete) return use.keystore;
  return model.uses.find((other) => other.state === 'open' && keystoreOf(other) === keystoreOf(use))?.keystore;
}

/** The alias of a use, where it is written and known. Blanks around it are `value-whitespace`'s to report. */
export const aliasOf = (use: Use): string | undefined => textOf(use, 'alias')?.trim();

/** Whether the entry that a use works with has to be a private key. */
export const needsKey = ({ role, row }: Use): boolean => role !== 'truststore' && role !== 'policy' && !row.certificateIsEnough;

/** Whether something of the home reads a use: the internal keystore serves the Crypto Service and the secure vault alone. */
export function isServing({ facts, uses }: HomeModel, { role }: Use): boolean {
  const isEnabled = (facts.cryptoService?.value?.text.trim() ?? '') !== '';
  return role !== 'internal' || isEnabled || uses.some((each) => each.role === 'secure-vault' && each.read);
}

/** The entries that a use works with: the alias's, without an alias every key's. None where that is not known, or wrong. */
export function usedEntries(model: HomeModel, use: Use): readonly Entry[] {
  const keystore = use.role === 'truststore' || isHidden(use, 'alias') ? undefined : contentOf(model, use);
  if (!keystore) return [];
  const alias = aliasOf(use);
  if (alias === undefined) return use.inherited || !needsKey(use) ? [] : keysOf(keystore);
  const entry = findEntry(keystore, alias);
  return entry && (entry.kind === 'key' || !needsKey(use)) ? [entry] : [];
}

export const keysOf = ({ entries }: Opened): readonly Entry[] => entries.filter(({ kind }) => kind === 'key');

/** An entry with every judged use that works with it, the most telling first. */
export interface EntryInUse {
  readonly entry: Entry;
  /** The first of its chain. */
  readonly certificate: Certificate;
  readonly use: Use;
  readonly uses: readonly Use[];
}

const remembered = new WeakMap<HomeModel, readonly EntryInUse[]>();

/** Each certificate in use, once for every keystore and home; those of the most telling uses first. */
export function certificatesInUse(model: HomeModel): readonly EntryInUse[] {
  const known = remembered.get(model);
  if (known) return known;
  const found = byKeystore(judged(model)).flatMap((group) => inUse(model, group));
  remembered.set(model, found);
  return found;
}

function inUse(model: HomeModel, group: readonly Use[]): readonly EntryInUse[] {
  const entries = new Map<string, { readonly entry: Entry; readonly uses: Use[] }>();
  for (const use of group) {
    for (const entry of usedEntries(model, use)) {
      const known = entries.get(entry.alias);
      if (known) known.uses.push(use);
      else entries.set(entry.alias, { entry, uses: [use] });
    }
  }
  return [...entries.values()].flatMap(({ entry, uses }) => {
    const certificate = entry.chain[0];
    return certificate ? [{ entry, certificate, use: uses[0]!, uses }] : [];
  });
}

/** A truststore file with the judged uses of it, and what it holds. */
export interface Truststore {
  readonly use: Use;
  readonly uses: readonly Use[];
  readonly entries: readonly Entry[];
}

/** The truststores of a home whose content is known, each file once. */
export const truststores = (model: HomeModel): readonly Truststore[] =>
  byKeystore(named(model).filter(({ role }) => role === 'truststore')).flatMap((group) => {
    const use = group.find((each) => contentOf(model, each));
    return use ? [{ use, uses: group, entries: contentOf(model, use)!.entries }] : [];
  });

/** The truststore that carbon.xml names, which the whole server trusts by. */
export const systemTruststore = (model: HomeModel): Use | undefined => judged(model).find(({ row }) => row.id === 'carbon/truststore');

/** Every certificate in the system truststore, chains of keys included; undefined where not all of them are known. */
export function trustedCertificates(model: HomeModel): readonly Certificate[] | undefined {
  const use = systemTruststore(model);
  const keystore = use && contentOf(model, use);
  const isUnsure = !keystore || keystore.entries.some(({ kind, chain }) => kind === 'certificate' && chain.length === 0);
  return isUnsure ? undefined : keystore.entries.flatMap(({ chain }) => chain);
}

const shown: readonly Role[] = ['primary', 'tls', 'transport', 'ssl-profile', 'broker', 'data-bridge'];

/** The certificate that an authority made for a key that is still self-signed, where it lies under another alias. */
export function replyTo(model: HomeModel, { entry, certificate, use }: EntryInUse): Entry | undefined {
  if (entry.kind !== 'key' || !certificate.selfSigned) return undefined;
  return contentOf(model, use)?.entries.find(({ kind, chain: [signed] }) => kind === 'certificate' && signed?.publicKey === certificate.publicKey && !signed.selfSigned);
}

/** Whether a key is trusted as soon as the answer of its authority is installed. */
const isTrustedByReply = (model: HomeModel, used: EntryInUse, trusted: readonly Certificate[]): boolean =>
  isTrusted(replyTo(model, used)?.chain ?? [], trusted) === true;

/** Keys whose certificates the server shows and does not trust itself; `use` is one that shows them. None where the truststore is empty: that is wrong in another way. */
export function untrustedKeys(model: HomeModel): readonly EntryInUse[] {
  const trusted = trustedCertificates(model);
  if (!trusted || trusted.length === 0) return [];
  return certificatesInUse(model).flatMap((used) => {
    const use = used.uses.find(({ role }) => shown.includes(role));
    return use && used.entry.kind === 'key' && isTrusted(used.entry.chain, trusted) === false && !isTrustedByReply(model, used, trusted) ? [{ ...used, use }] : [];
  });
}
