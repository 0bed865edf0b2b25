// The value at a place, finished or not: where somebody may be writing one.

import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import type { Comment, Format, Node } from '../syntax/node.ts';
import type { Where } from '../syntax/write.ts';
import { touches, type Range } from '../text/range.ts';

export interface Spot {
  readonly file: string;
  readonly format: Format;
  readonly offset: number;
  /** The tree, and the nodes around the place, the outermost first; the last one is written here. */
  readonly root: Node;
  readonly around: readonly Node[];
  readonly node: Node;
  readonly where: Where;
  /** What is written there, without outer blanks; on one line. */
  readonly range: Range;
  readonly text: string;
}

/** The value that an offset lies in; undefined in comments, in names and between values. */
export function spotAt({ world }: HomeModel, file: string, offset: number): Spot | undefined {
  const parsed = treeOf(world, file);
  const text = world.text(file)?.text;
  if (!parsed || text === undefined || parsed.comments.some((comment) => isInComment(comment, offset))) return undefined;
  const around = nodesAround(parsed.root, offset);
  const node = around.at(-1);
  if (!node) return undefined;
  const isElement = parsed.format === 'xml' && !node.name.startsWith('@');
  const range = isElement ? inElement(text, node, offset) : inValue(text, node, offset);
  if (!range) return undefined;
  const where = isElement ? 'text' : parsed.format === 'xml' ? 'attribute' : 'value';
  return { file, format: parsed.format, offset, root: parsed.root, around: around.slice(0, -1), node, where, range, text: text.slice(range.start, range.end) };
}

/** At its end one is still in a comment, unless something ends it. */
export const isInComment = ({ range, inner }: Comment, offset: number): boolean =>
  range.start < offset && (offset < range.end || (offset === range.end && range.end === inner.end));

/** The nodes that hold an offset, from the outside. */
export function nodesAround(root: Node, offset: number): readonly Node[] {
  const found: Node[] = [];
  for (let node: Node | undefined = root; node;) {
    // Of two that touch there, the one in which the offset can be a value.
    const inside: readonly Node[] = node.children.filter(({ range }) => range.start < offset && touches(range, offset));
    node = inside.at(-1);
    if (node) found.push(node);
  }
  return found;
}

/** The text on the line of the offset, in an element that may have no end tag yet. */
function inElement(text: string, { content }: Node, offset: number): Range | undefined {
  if (!content || !touches(content, offset)) return undefined;
  const before = text.slice(content.start, offset);
  const start = content.start + Math.max(...['<', '>', '\r', '\n'].map((each) => before.lastIndexOf(each))) + 1;
  const end = offset + /^[^<\r\n]*/.exec(text.slice(offset, content.end))![0].length;
  return withoutBlanks(text, { start, end }, offset);
}

function inValue(text: string, { value }: Node, offset: number): Range | undefined {
  if (!value || !touches(value.outer, offset)) return undefined;
  const range = withoutBlanks(text, value.outer, offset);
  return /[\r\n]/.test(text.slice(range.start, range.end)) ? undefined : range;
}

/** Blanks at the ends stay, but for those between the value and the offset. */
function withoutBlanks(text: string, { start, end }: Range, offset: number): Range {
  const whole = text.slice(start, end);
  return { start: Math.min(end - whole.trimStart().length, offset), end: Math.max(start + whole.trimEnd().length, offset) };
}
