// Edits of elements that no row of the catalogue names.

import type { HomeModel } from '../model/build.ts';
import type { Node } from '../syntax/node.ts';
import { escapeValue, isWritable } from '../syntax/write.ts';
import type { Edit } from './rule.ts';

/** Puts another text between the tags of an element, or between the quotes of an attribute. */
export function writeText(file: string, node: Node, text: string): readonly Edit[] {
  if (!isWritable('xml', text)) return [];
  const where = node.name.startsWith('@') ? 'attribute' : 'text';
  const range = node.value?.outer ?? node.content;
  const escaped = escapeValue('xml', text, where);
  if (range) return [{ file, range, text: escaped }];
  return where === 'text' && node.children.length === 0 ? [{ file, range: node.range, text: elementText(node.prefix, node.name, escaped) }] : [];
}

const elementText = (prefix: string, name: string, text: string): string => {
  const qualified = prefix === '' ? name : `${prefix}:${name}`;
  return `<${qualified}>${text}</${qualified}>`;
};

/** Puts an element with a text first into another one, on a line of its own where its siblings have lines of their own. */
export function insertElement({ world }: HomeModel, file: string, parent: Node, child: { readonly name: string; readonly text: string }): readonly Edit[] {
  const text = world.text(file)?.text ?? '';
  if (!parent.content || !isWritable('xml', child.text)) return [];
  const written = elementText(parent.prefix, child.name, escapeValue('xml', child.text, 'text'));
  const sibling = parent.children.find(({ name }) => !name.startsWith('@'));
  const at = sibling?.range.start ?? parent.content.start;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = indentOf(text, at);
  if (sibling) return [{ file, range: { start: at, end: at }, text: indent === undefined ? written : `${written}${lineEnd}${indent}` }];
  const outer = indentOf(text, parent.range.start);
  const isBlock = text.slice(parent.content.start, parent.content.end).includes('\n') && outer !== undefined;
  return [{ file, range: { start: at, end: at }, text: isBlock ? `${lineEnd}${outer}${outer.includes('\t') ? '\t' : '    '}${written}` : written }];
}

/** Takes an element away, with its line where nothing else stands on it. */
export function removeElement({ world }: HomeModel, file: string, { range }: Node): readonly Edit[] {
  const text = world.text(file)?.text ?? '';
  const indent = indentOf(text, range.start);
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(range.end))?.[0];
  const isAlone = indent !== undefined && rest !== undefined;
  return [{ file, range: isAlone ? { start: range.start - indent.length, end: range.end + rest.length } : range, text: '' }];
}

/** The blanks before an offset on its line; undefined where anything else stands there. */
export function indentOf(text: string, offset: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}
