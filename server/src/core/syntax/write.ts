// Writes a value so that reading it gives the same text again, in ASCII.

import type { Format } from './node.ts';

/** Where a value goes: between tags, between an attribute's quotes, behind a property's separator or between a string's quotes. */
export type Where = 'text' | 'attribute' | 'value';

/** A text as it has to be written into a file of the format, without the quotes around it. Throws where `isWritable` says no. */
export function escapeValue(format: Format, text: string, where: Where): string {
  if (!isWritable(format, text)) throw new RangeError(`The text holds a character that ${format} cannot hold`);
  if (format === 'xml') return where === 'attribute' ? escapeAttribute(text) : escapeText(text);
  if (format === 'properties') return escapeProperty(text);
  return format === 'json' ? escapeJson(text) : escapePolicy(text);
}

// eslint-disable-next-line no-control-regex -- XML has no way to write control characters
const notInXml = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** Whether a format can hold a text at all, in ASCII. */
export function isWritable(format: Format, text: string): boolean {
  if (format === 'xml') return !notInXml.test(text);
  // Nothing is written into deployment.toml: its homes are not checked, so that there is nothing to mend.
  if (format === 'toml') return false;
  return format !== 'policy' || !/[^\0-\xFF]/.test(text);
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const asReference = (one: string): string => named[one] ?? `&#x${one.codePointAt(0)!.toString(16).toUpperCase()};`;

const escapeText = (text: string): string => text.replace(/[&<>\r]|[^\0-\x7E]/gu, asReference);

const escapeAttribute = (text: string): string => text.replace(/[&<>"'\t\n\r]|[^\0-\x7E]/gu, asReference);

const asUnicode = (one: string): string => `\\u${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const controls: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\f': '\\f' };

/** As Properties.store writes, and a blank at the end as well, which editors like to cut off. */
const escapeProperty = (text: string): string =>
  text
    .replace(/[\\=:#!]/g, '\\$&')
    .replace(/[^\x20-\x7E]/g, (one) => controls[one] ?? asUnicode(one))
    .replace(/^ | $/g, '\\ ');

const escapeJson = (text: string): string =>
  text.replace(/["\\]/g, '\\$&').replace(/[^\x20-\x7E]/g, (one) => (one === '\f' ? '\\f' : controls[one] ?? asUnicode(one)));

/** Java's policy reader has octal escapes, and no others beyond ASCII. */
const escapePolicy = (text: string): string =>
  text.replace(/["\\]/g, '\\$&').replace(/[^\x20-\x7E]/g, (one) => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`);
