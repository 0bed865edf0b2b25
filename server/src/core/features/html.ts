// HTML and SVG whose every value is escaped, here and nowhere else; well-formed as XML, too.

import { harmless } from '../text/harmless.ts';

/** A stretch of markup; only `html` makes one. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | undefined | readonly (string | number | Html | undefined)[];

/** A template's own text is markup; what is put into it is text, but for what this made before. Undefined is nothing. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  ({ markup: parts.map((part, index) => part + (index < values.length ? written(values[index]) : '')).join('') });

/** Markup of ours that holds nothing of a file, as a style sheet does. */
export const ownMarkup = (markup: string): Html => ({ markup });

function written(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(written).join('');
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for content and quoted attributes; what is no character of XML is replaced. */
const escaped = (text: string): string => harmless(text).replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd').replace(/[&<>"']/g, (mark) => marks[mark]!);
