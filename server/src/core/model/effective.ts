// What the reader of a file takes a setting for: the text it gets, or that this cannot be known here.

import type { Field, Placeholders, Row } from '../catalog/row.ts';
import { isKnown } from '../syntax/node.ts';
import type { Setting } from './home.ts';

/** The text the reader gets; `unknown` where a secret, a placeholder or the encoding hides it; `absent` without one. */
export type Effective =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown'; readonly why: 'secret' | 'placeholder' | 'encoding' }
  | { readonly kind: 'absent' };

const placeholder: Readonly<Record<Placeholders, RegExp>> = {
  carbon: /\$\{[^}]*\}/,
  system: /\$\{[^}]*\}/,
  axis2: /\$(?:sys|env)?\{[^}]*\}/,
  toml: /\$\w*\{[^}]*\}/,
  braces: /\{[a-z.]+\}/,
  none: /(?!)/,
};

/** No path and no password is longer; searching a hostile text for placeholders would take for ever. */
export const longestValue = 4096;

/** Whether the text holds a placeholder that this reader would replace. */
export const hasPlaceholder = (text: string, placeholders: Placeholders): boolean => placeholder[placeholders].test(text.slice(0, longestValue));

/** Marks of the tools that fill configuration in before a server sees it: Puppet, Ansible, Helm, envsubst, Maven; and of readers that know the environment. */
const template = /\{\{.*\}\}|<%.*%>|(?:\$\w*|#)\{[^}]*\}|\$\(\w+\)|@[\w.-]+@|^\$[A-Z][A-Z0-9_]*$|^%\w+%$|^__\w+__$/s;

/** Whether the text is to be filled in before the server reads it, so that it says nothing yet. */
export const isTemplate = (text: string): boolean => template.test(text.trim().slice(0, longestValue));

/** What stands in the place of a value that is a secret: the alias is the second group. */
export const secretInPlace = /^(\s*(?:\$secret\{|secretAlias:))([^}]*)\}?\s*$/;

/** Whether the reader of a row's file gets a password or an alias just as it is written: no placeholder is seen in it, no blank cut off, and no list of signers made of it. */
export const isReadAsWritten = ({ placeholders, trims, role }: Row, text: string): boolean =>
  !(role === 'policy' && text.includes(',')) && !hasPlaceholder(text, placeholders) && !secretInPlace.test(text) && (!trims || text === text.trim());

/** What the reader of a row's file takes a setting for. */
export function effective(row: Row, field: Field, setting: Setting | undefined): Effective {
  if (setting?.secret) return { kind: 'unknown', why: 'secret' };
  const value = setting?.value;
  if (value === undefined || value.text.trim() === '') {
    const text = row.defaults?.[field];
    return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
  }
  if (!isKnown(value)) return { kind: 'unknown', why: 'encoding' };
  if (hasPlaceholder(value.text, row.placeholders) || isTemplate(value.text)) return { kind: 'unknown', why: 'placeholder' };
  return { kind: 'text', text: row.trims ? value.text.trim() : value.text };
}

/** The text of a setting where it is known, else undefined. */
export function knownText(row: Row, field: Field, setting: Setting | undefined): string | undefined {
  const found = effective(row, field, setting);
  return found.kind === 'text' ? found.text : undefined;
}
