// Puts blocks among the elements that are there, in the file's own indentation and line ends.

import type { Comment, Node } from '../syntax/node.ts';
import type { TextEdit } from '../text/edit.ts';
import { writeBlocks, writeBlockText, type Block, type Style } from './block.ts';

/** A text with its comments. */
export interface Text {
  readonly text: string;
  readonly comments: readonly Comment[];
}

/** Puts blocks into an element: each behind the last of its children that comes before it in `order`, without an order at the end. */
export function place(on: Text, parent: Node, blocks: readonly Block[], order: readonly string[]): readonly TextEdit[] {
  const { text } = on;
  const elements = parent.children.filter(({ name }) => !name.startsWith('@'));
  if (blocks.length === 0) return [];
  if (elements.length === 0) return [fill(text, parent, blocks)];
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const groups = new Map<Node | undefined, Block[]>();
  for (const block of blocks.toSorted((one, other) => rank(one.name) - rank(other.name))) {
    const anchor = elements.findLast(({ name }) => rank(name) <= rank(block.name));
    groups.set(anchor, [...(groups.get(anchor) ?? []), block]);
  }
  return [...groups].map(([anchor, group]) => {
    if (!anchor) return placeBefore(on, parent, elements[0]!, ...group);
    return besides(styleIn(text, parent, indentOf(text, anchor.range.start)), prefixed(group, parent.prefix), { after: endOf(text, anchor) });
  });
}

/** Puts blocks before an element and the comment that belongs to it. */
export function placeBefore(on: Text, parent: Node, sibling: Node, ...blocks: readonly Block[]): TextEdit {
  const at = leadOf(on, sibling);
  return besides(styleIn(on.text, parent, indentOf(on.text, at)), prefixed(blocks, parent.prefix), { before: at });
}

/** The text of an element that holds nothing else. */
export function setText(text: string, node: Node, value: NonNullable<Block['text']>): TextEdit {
  return node.content ? { range: node.content, text: writeBlockText(value) } : opened(text, node, writeBlockText(value));
}

function besides(style: Style, blocks: readonly Block[], where: { readonly before: number } | { readonly after: number }): TextEdit {
  const body = writeBlocks(blocks, style);
  const line = style.indent === undefined ? '' : style.lineEnd + style.indent;
  return 'before' in where ? { range: { start: where.before, end: where.before }, text: body + line } : { range: { start: where.after, end: where.after }, text: line + body };
}

/** Puts blocks into an element without elements, behind the comments in it. */
function fill(text: string, parent: Node, blocks: readonly Block[]): TextEdit {
  const own = indentOf(text, parent.range.start);
  const inside = parent.content ? text.slice(parent.content.start, parent.content.end) : '';
  const isBlock = own !== undefined && (inside.trim() === '' || inside.includes('\n'));
  const { unit, lineEnd } = styleIn(text, parent, own);
  const indent = isBlock ? own + unit : undefined;
  const body = `${isBlock ? lineEnd + indent : ''}${writeBlocks(prefixed(blocks, parent.prefix), { indent, unit, lineEnd })}`;
  const rest = inside.slice(inside.trimEnd().length);
  const close = !isBlock ? rest : rest.includes('\n') ? rest.slice(rest.search(/\r?\n[^\n]*$/)) : lineEnd + own;
  if (!parent.content) return opened(text, parent, body + close);
  const start = parent.content.end - rest.length;
  return { range: { start, end: parent.content.end }, text: body + close };
}

/** Blocks in the namespace of the element that they go into. */
const prefixed = (blocks: readonly Block[], prefix: string): readonly Block[] => (prefix === '' ? blocks : blocks.map((block) =>
  ({ ...block, name: `${prefix}:${block.name}`, ...(block.children ? { children: prefixed(block.children, prefix) } : {}) })));

/** `<a/>` with a text inside. */
function opened(text: string, { range, nameRange }: Node, inside: string): TextEdit {
  const blanks = /\s*\/>$/.exec(text.slice(range.start, range.end))!;
  return { range: { start: range.start + blanks.index, end: range.end }, text: `>${inside}</${text.slice(nameRange.start, nameRange.end)}>` };
}

/** How it is written inside of an element. */
function styleIn(text: string, parent: Node, indent: string | undefined): Style {
  return { indent, unit: unitOf(text, parent), lineEnd: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** By how much a child stands further right; where none tells, what the first indented line of the file has. */
export function unitOf(text: string, parent: Node): string {
  const outer = indentOf(text, parent.range.start);
  const first = parent.children.find(({ name }) => !name.startsWith('@'));
  const inner = first && indentOf(text, first.range.start);
  const own = outer !== undefined && inner?.startsWith(outer) ? inner.slice(outer.length) : '';
  return own !== '' ? own : /\n([ \t]+)<[A-Za-z]/.exec(text)?.[1] ?? '    ';
}

/** Where an element starts, with the comment on the lines right above that tells what it is for. */
function leadOf({ text, comments }: Text, { range }: Node): number {
  const above = comments.findLast((comment) => comment.range.end <= range.start);
  const isOwn = above && /^[ \t]*\r?\n[ \t]*$/.test(text.slice(above.range.end, range.start))
    && !text.slice(above.inner.start, above.inner.end).includes('<') && indentOf(text, above.range.start) !== undefined;
  return isOwn ? above.range.start : range.start;
}

/** Where an element ends, with the comments behind it on its line. */
const endOf = (text: string, { range }: Node): number =>
  range.end + (/^(?:[ \t]*<!--(?:(?!-->)[^\n])*-->)+(?=[ \t]*(?:\r?\n|$))/.exec(text.slice(range.end, range.end + 1000))?.[0].length ?? 0);

/** The blanks before an offset on its line; undefined where anything else stands there. */
export function indentOf(text: string, offset: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}
