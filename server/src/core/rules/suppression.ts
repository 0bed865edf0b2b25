// Comments that silence a rule: `wso2-config-disable-next-line RULE[, RULE][: reason]` and `wso2-config-disable RULE`.

import { treeOf } from '../model/documents.ts';
import { silencingMark } from '../model/files.ts';
import type { World } from '../model/world.ts';
import type { Comment, Node, Parsed } from '../syntax/node.ts';
import { contains, type Range } from '../text/range.ts';
import type { Source } from '../text/source.ts';

export interface Suppression {
  /** As it is written; empty where the comment names none. */
  readonly rule: string;
  /** Where the rule's name is written. */
  readonly at: Range;
  /** What is silenced; undefined for the whole file. */
  readonly covers: readonly Range[] | undefined;
  readonly comment: Comment;
}

export const nextLineMark = `${silencingMark}-next-line`;

const known = new WeakMap<Source, readonly Suppression[]>();

/** The suppressions of a file, in the order they are written. In deployment.toml there are none: a comment can break it for the cipher tool. */
export function suppressionsIn(world: World, file: string): readonly Suppression[] {
  const source = world.text(file);
  const before = source && known.get(source);
  if (!source || before) return before ?? [];
  const parsed = source.text.includes(silencingMark) ? treeOf(world, file) : undefined;
  const found = parsed && parsed.format !== 'toml' ? suppressionsOf(parsed, source.text) : [];
  known.set(source, found);
  return found;
}

/** The suppressions of a text that was read. */
export const suppressionsOf = (parsed: Parsed, text: string): readonly Suppression[] =>
  parsed.comments.flatMap((comment) => inComment(parsed, comment, text));

const beginning = /^\s*wso2-config-disable(-next-line)?(?=[\s:]|$)/;

function inComment(parsed: Parsed, comment: Comment, text: string): readonly Suppression[] {
  const written = text.slice(comment.inner.start, comment.inner.end);
  const match = beginning.exec(written);
  if (!match) return [];
  const covers = match[1] === undefined ? undefined : coveredBy(parsed, comment, text);
  const from = comment.inner.start + match[0].length;
  const list = written.slice(match[0].length).split(':', 1)[0]!;
  let offset = from;
  return list.split(',').map((part) => {
    const blanks = part.length - part.trimStart().length;
    const rule = part.trim();
    const at = { start: offset + (rule === '' ? 0 : blanks), end: offset + (rule === '' ? 0 : blanks + rule.length) };
    offset += part.length + 1;
    return { rule, at, covers, comment };
  });
}

/** Of XML the start tag and own text of the next element, else the next logical line. */
function coveredBy({ format, root, comments }: Parsed, comment: Comment, text: string): readonly Range[] {
  const next = firstAfter(root, comment.range.end);
  if (format === 'xml') return next ? ownOf(next) : [];
  if (format === 'properties') return next ? [next.range] : [];
  const start = inkAfter(text, comment.range.end, comments);
  if (start === undefined) return [];
  const end = start + /^[^\r\n]*/.exec(text.slice(start))![0].length;
  // A statement of sec.policy, and a member of an object, may go on behind its line.
  const goesOn = next && next.range.start >= start && next.range.start < end ? [headOf(next)] : [];
  return [{ start, end }, ...goesOn];
}

/** From its start up to what it holds, without the last mark before that. */
const headOf = ({ range, content }: Node): Range => ({ start: range.start, end: (content?.start ?? range.end) - 1 });

/** An element without its child elements and its close tag. */
function ownOf(element: Node): readonly Range[] {
  const { content } = element;
  if (!content) return [headOf(element)];
  let from = content.start;
  const between = element.children.filter(({ range }) => range.start >= content.start).map(({ range }) => {
    const gap = { start: from, end: range.start - 1 };
    from = range.end;
    return gap;
  });
  return [headOf(element), ...between, { start: from, end: content.end }];
}

/** The first node, elements before their attributes, that starts behind an offset. */
function firstAfter(root: Node, offset: number): Node | undefined {
  let around: Node | undefined = root;
  while (around) {
    const first: Node | undefined = around.children.find(({ name, range }) => !name.startsWith('@') && range.end > offset);
    if (!first || first.range.start >= offset) return first;
    around = first;
  }
  return undefined;
}

/** Where the next text starts that is neither blank nor a comment. */
function inkAfter(text: string, offset: number, comments: readonly Comment[]): number | undefined {
  let from = offset;
  for (;;) {
    const ink = /\S/g;
    ink.lastIndex = from;
    const found = ink.exec(text)?.index;
    const comment = found === undefined ? undefined : comments.find(({ range }) => range.start === found && range.end > found);
    if (!comment) return found;
    from = comment.range.end;
  }
}

/** Whether a suppression covers a place of its file. */
export const isCovered = ({ covers }: Suppression, { start }: Range): boolean =>
  covers === undefined || covers.some((range) => contains(range, { start, end: start }));

/** Whether a suppression silences a rule at a place of its file. */
export const silences = (suppression: Suppression, id: string, at: Range): boolean => suppression.rule === id && isCovered(suppression, at);
