// Edits of elements that no row of the catalogue names.

import { indentOf } from '../blocks/place.ts';
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

/** Takes an element away, with its line where nothing else stands on it. */
export function removeElement({ world }: HomeModel, file: string, { range }: Node): readonly Edit[] {
  const text = world.text(file)?.text ?? '';
  const indent = indentOf(text, range.start);
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(range.end))?.[0];
  const isAlone = indent !== undefined && rest !== undefined;
  return [{ file, range: isAlone ? { start: range.start - indent.length, end: range.end + rest.length } : range, text: '' }];
}
