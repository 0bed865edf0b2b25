// A certificate in a few rows, for people.

import type { Certificate, Entry } from '../keystore/keystore.ts';
import { code, plain } from './markdown.ts';

const day = 86_400_000;

/** Whole days from an instant to another; negative when it is past. */
export const daysUntil = (date: string, now: number): number => Math.floor((Date.parse(date) - now) / day);

/** A text of a certificate where no Markdown is understood: nothing in it breaks the line. */
// eslint-disable-next-line no-control-regex -- control characters of a certificate have no place in a list
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');

/** How a certificate's validity stands, as in `2017-07-19 to 2027-07-17, 238 days left`. */
export function validity({ notBefore, notAfter }: Certificate, now: number): string {
  const span = `${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`;
  const left = daysUntil(notAfter, now);
  if (now > Date.parse(notAfter)) return `${span}, **expired ${count(-left, 'day')} ago**`;
  if (now < Date.parse(notBefore)) return `${span}, **not valid yet**`;
  return `${span}, ${count(left, 'day')} left`;
}

/** A number with its word, as in `1 day`, `2 days`. */
export const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : word.endsWith('y') && word !== 'day' && word !== 'key' ? '' : 's'}`;

/** The rows that describe an entry and its certificate. */
export function entryRows(entry: Entry, now: number): readonly (readonly [string, string])[] {
  const certificate = entry.chain[0];
  const kinds = { key: 'private key', certificate: 'trusted certificate', secret: 'secret key' } as const;
  const head = ['Entry', `${code(entry.alias)} (${kinds[entry.kind]}${entry.chain.length > 1 ? `, chain of ${entry.chain.length}` : ''})`] as const;
  return certificate ? [head, ...certificateRows(certificate, now)] : [head];
}

function certificateRows(certificate: Certificate, now: number): readonly (readonly [string, string])[] {
  const { subject, issuer, selfSigned, subjectAltNames, keyUsage, extendedKeyUsage, keyAlgorithm, keySize, signatureAlgorithm, sha256 } = certificate;
  const rows: [string, string][] = [
    ['Subject', plain(subject)],
    ['Issuer', selfSigned ? 'self-signed' : plain(issuer)],
    ['Valid', validity(certificate, now)],
  ];
  if (subjectAltNames.length > 0) rows.push(['Names', subjectAltNames.map(plain).join(', ')]);
  rows.push(['Key', plain(`${keyAlgorithm}${keySize === undefined ? '' : ` ${keySize}`}, ${signatureAlgorithm}`)]);
  const usage = [...(keyUsage ?? []), ...(extendedKeyUsage ?? [])];
  if (usage.length > 0) rows.push(['Usage', usage.map(plain).join(', ')]);
  rows.push(['SHA-256', code(sha256)]);
  return rows;
}
