// Aliases and types of the keystore that a place names.

import type { Entry, Opened } from '../keystore/keystore.ts';
import { keystoreOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { words, type Words } from '../rules/rule.ts';
import { daysUntil, oneLine } from './certificate-text.ts';
import type { Candidate } from './completion.ts';
import type { Spot } from './spot.ts';

/** The entries that will do: keys where a private key is needed, certificates as well where they are enough. */
export function aliases(model: HomeModel, use: Use, spot: Spot): readonly Candidate[] {
  const fits = ({ kind }: Entry): boolean => kind === 'key' || (kind === 'certificate' && (use.row.certificateIsEnough === true || use.role === 'truststore'));
  const written = spot.text.toLowerCase();
  const { now } = model.world;
  const isOver = ({ chain }: Entry): boolean => chain[0] !== undefined && Date.parse(chain[0].notAfter) < now;
  const rank = (entry: Entry): number => (entry.kind === 'key' ? 0 : 2) + Number(isOver(entry));
  const found = (listed(model, use)?.entries ?? []).filter(fits).sort((a, b) => rank(a) - rank(b) || (a.alias < b.alias ? -1 : 1));
  return found.map((entry): Candidate => ({
    text: entry.alias, kind: entry.kind === 'key' ? 'key' : 'certificate', detail: detailOf(entry, now),
    ...(written !== '' && entry.alias.toLowerCase() === written ? { isLikely: true } : {}),
  }));
}

/** What the keystore of a row in a file holds. */
export function listedAt(model: HomeModel, file: string, row: string): Opened | undefined {
  const use = model.uses.find((each) => each.file === file && each.row.id === row);
  return use && listed(model, use);
}

/** What the keystore holds, as any place of the home can see it: another one may know the password. */
function listed(model: HomeModel, use: Use): Opened | undefined {
  const real = keystoreOf(use);
  const all = real === undefined ? [] : model.uses.filter((each) => keystoreOf(each) === real).map(({ keystore }) => keystore);
  return [use.keystore, ...all].find((each) => each?.complete);
}

function detailOf({ chain: [certificate] }: Entry, now: number): Words {
  if (!certificate) return words('without a certificate');
  const { notBefore, notAfter } = certificate;
  const subject = oneLine(certificate.subject);
  const days = daysUntil(notAfter, now);
  if (now > Date.parse(notAfter)) return words('{0} · expired', subject);
  if (now < Date.parse(notBefore)) return words('{0} · not valid yet', subject);
  return days === 1 ? words('{0} · 1 day left', subject) : words('{0} · {1} days left', subject, days);
}

/** The types that are read everywhere, the one that the file has first. */
export function types({ keystore }: Use): readonly Candidate[] {
  const own = keystore?.type;
  const all = ['JKS', 'PKCS12', 'JCEKS'] as const;
  return [...all].sort((a, b) => Number(b === own) - Number(a === own)).map((text): Candidate =>
    ({ text, kind: 'word', ...(text === own ? { detail: words('what the file is'), isLikely: true } : {}) }));
}
