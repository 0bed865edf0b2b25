// A certificate in a few rows, for people.

import type { Certificate, Entry } from '../keystore/keystore.ts';
import { words, type Argument, type Words } from '../text/words.ts';
import { code, plain, type TableRow } from './markdown.ts';

const day = 86_400_000;

/** Whole days from an instant to another; negative when it is past. */
export const daysUntil = (date: string, now: number): number => Math.floor((Date.parse(date) - now) / day);

/** A text of a certificate where no Markdown is understood: nothing in it breaks the line. */
// eslint-disable-next-line no-control-regex -- control characters of a certificate have no place in a list
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');

/** How a certificate's validity stands, as in `2017-07-19 to 2027-07-17, 238 days left`. */
export function validity({ notBefore, notAfter }: Certificate, now: number): Words {
  const [from, to] = [notBefore.slice(0, 10), notAfter.slice(0, 10)];
  const left = daysUntil(notAfter, now);
  if (now > Date.parse(notAfter)) return left === -1 ? words('{0} to {1}, **expired 1 day ago**', from, to) : words('{0} to {1}, **expired {2} days ago**', from, to, -left);
  if (now < Date.parse(notBefore)) return words('{0} to {1}, **not valid yet**', from, to);
  return left === 1 ? words('{0} to {1}, 1 day left', from, to) : words('{0} to {1}, {2} days left', from, to, left);
}

/** The rows that describe an entry and its certificate. */
export function entryRows(entry: Entry, now: number): readonly TableRow[] {
  const certificate = entry.chain[0];
  const head = [words('Entry'), entryWords(entry)] as const;
  return certificate ? [head, ...certificateRows(certificate, now)] : [head];
}

function entryWords({ alias, kind, chain }: Entry): Words {
  if (kind === 'secret') return words('{0} (secret key)', code(alias));
  if (kind === 'certificate') return words('{0} (trusted certificate)', code(alias));
  return chain.length > 1 ? words('{0} (private key, chain of {1})', code(alias), chain.length) : words('{0} (private key)', code(alias));
}

function certificateRows(certificate: Certificate, now: number): readonly TableRow[] {
  const { subject, issuer, selfSigned, subjectAltNames, keyUsage, extendedKeyUsage, keyAlgorithm, keySize, signatureAlgorithm, sha256 } = certificate;
  const rows: [Words, Argument][] = [
    [words('Subject'), plain(subject)],
    [words('Issuer'), selfSigned ? words('self-signed') : plain(issuer)],
    [words('Valid'), validity(certificate, now)],
  ];
  if (subjectAltNames.length > 0) rows.push([words('Names'), subjectAltNames.map(plain).join(', ')]);
  rows.push([words('Key'), plain(`${keyAlgorithm}${keySize === undefined ? '' : ` ${keySize}`}, ${signatureAlgorithm}`)]);
  const usage = [...(keyUsage ?? []), ...(extendedKeyUsage ?? [])];
  if (usage.length > 0) rows.push([words('Usage'), usage.map(plain).join(', ')]);
  rows.push([words('SHA-256'), code(sha256)]);
  return rows;
}
