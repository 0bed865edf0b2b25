// Writes comments that silence a rule into a file, and takes them out again.

import { treeOf } from '../model/documents.ts';
import { silencingMark } from '../model/files.ts';
import type { World } from '../model/world.ts';
import type { Format, Node, Parsed } from '../syntax/node.ts';
import { parse } from '../syntax/parse.ts';
import { applyEdits } from '../text/edit.ts';
import { nameOf } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import type { Edit, Place } from './rule.ts';
import { isCovered, nextLineMark, silences, suppressionsOf, type Suppression } from './suppression.ts';

/** A comment before the element or line of a place, or the rule's name in the one that is there; undefined where none can stand there. */
export function silenceLine(world: World, { file, range }: Place, rule: string): Edit | undefined {
  const text = world.text(file)?.text ?? '';
  const parsed = treeOf(world, file);
  if (!parsed || isInComment(parsed, range.start)) return undefined;
  const before = suppressionsOf(parsed, text).findLast((each) => each.covers !== undefined && each.rule !== '' && isCovered(each, range));
  if (before) return verified(world, { file, range }, rule, addName(file, before, rule));
  const anchor = anchorOf(parsed, range.start);
  const lineStart = anchor === undefined ? undefined : startOfLine(text, anchor, parsed.format);
  const comment = commentOf(parsed, file, `${nextLineMark} ${rule}`);
  if (lineStart === undefined || comment === undefined) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, anchor))![0];
  return verified(world, { file, range }, rule, insertion(file, lineStart, `${indent}${comment}${lineEndAt(text, lineStart)}`));
}

/** A comment at the top of a file, or the rule's name in the one that is there; undefined where none can stand there. */
export function silenceFile(world: World, { file, range }: Place, rule: string): Edit | undefined {
  const text = world.text(file)?.text ?? '';
  const parsed = treeOf(world, file);
  if (!parsed) return undefined;
  const before = suppressionsOf(parsed, text).findLast((each) => each.covers === undefined && each.rule !== '');
  if (before) return verified(world, { file, range }, rule, addName(file, before, rule));
  const comment = commentOf(parsed, file, `${silencingMark} ${rule}`);
  if (comment === undefined) return undefined;
  const lineEnd = lineEndAt(text, 0);
  // Nothing may stand before the declaration of XML, nor before a byte order mark that an editor left in the text.
  const [, declaration, rest] = /^(\uFEFF?(?:<\?xml[^>]*\?>)?)([ \t]*(?:\r\n|\r|\n))?/.exec(text) as unknown as [string, string, string | undefined];
  const isDeclared = declaration.length > 1;
  const at = declaration.length + (isDeclared ? rest?.length ?? 0 : 0);
  return verified(world, { file, range }, rule, insertion(file, at, `${isDeclared && rest === undefined ? lineEnd : ''}${comment}${lineEnd}`));
}

/** Takes a name out of its comment, or the comment out of the file where it holds no other; `all`: the suppressions of the file. */
export function removal(world: World, file: string, suppression: Suppression, all: readonly Suppression[]): { readonly edit: Edit; readonly isWhole: boolean } {
  const { comment, at } = suppression;
  const inComment = all.filter((other) => other.comment === comment);
  const index = inComment.indexOf(suppression);
  const before = inComment[index - 1];
  const after = inComment[index + 1];
  if (before) return { edit: { file, range: { start: before.at.end, end: at.end }, text: '' }, isWhole: false };
  if (after) return { edit: { file, range: { start: at.start, end: after.at.start }, text: '' }, isWhole: false };
  return { edit: { file, range: withLine(world.text(file)?.text ?? '', comment.range), text: '' }, isWhole: true };
}

const insertion = (file: string, at: number, text: string): Edit => ({ file, range: { start: at, end: at }, text });

const addName = (file: string, { at }: Suppression, rule: string): Edit => insertion(file, at.end, `, ${rule}`);

/** The edit, where the text is read as before with it, and the comment does what it is to do. */
function verified(world: World, { file, range }: Place, rule: string, edit: Edit): Edit | undefined {
  const source = world.text(file);
  const parsed = treeOf(world, file);
  if (!source || !parsed) return undefined;
  const text = applyEdits(source.text, [edit]);
  const after = parse(parsed.format, { ...source, text });
  const start = range.start + (edit.range.start <= range.start ? edit.text.length : 0);
  const works = suppressionsOf(after, text).some((each) => silences(each, rule, { start, end: start }));
  return works && after.errors.length <= parsed.errors.length ? edit : undefined;
}

const isInComment = ({ comments }: Parsed, offset: number): boolean => comments.some(({ range }) => range.start <= offset && offset < range.end);

/** Where what the comment goes before starts: the element, the property, the line. */
function anchorOf({ format, root }: Parsed, offset: number): number | undefined {
  if (format === 'policy' || format === 'json') return offset;
  let found: Node | undefined;
  for (let around: Node | undefined = root; around;) {
    const inner: Node | undefined = around.children.find(({ name, range }) => (format !== 'xml' || !name.startsWith('@')) && range.start <= offset && offset <= range.end);
    found = inner ?? found;
    around = inner;
  }
  return found?.range.start;
}

/** The start of an offset's line; undefined where anything but blanks stands before it in a file of elements or properties. */
function startOfLine(text: string, anchor: number, format: Format): number | undefined {
  let at = anchor;
  while (at > 0 && !/[\r\n\uFEFF]/.test(text[at - 1]!)) at--;
  const isFirst = /^[ \t]*$/.test(text.slice(at, anchor));
  return isFirst || format === 'policy' || format === 'json' ? at : undefined;
}

/** As the nearest line ends, the one at the offset first. */
const lineEndAt = (text: string, offset: number): string => /\r\n|\r|\n/.exec(text.slice(offset))?.[0] ?? /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';

const written: Readonly<Record<Exclude<Format, 'toml'>, (text: string) => string>> = {
  xml: (text) => `<!-- ${text} -->`,
  properties: (text) => `# ${text}`,
  policy: (text) => `// ${text}`,
  json: (text) => `// ${text}`,
};

/** JSON files that the products ship with comments. */
const commentedJson: readonly string[] = ['site.json', 'auth_config.json'];

/** A comment in the way of a file; undefined where its reader may not know comments. */
function commentOf({ format, comments }: Parsed, file: string, text: string): string | undefined {
  if (format === 'toml' || (format === 'json' && comments.length === 0 && !commentedJson.includes(nameOf(file)))) return undefined;
  return written[format](text);
}

/** A range with its line, where nothing else stands on it. */
function withLine(text: string, { start, end }: Range): Range {
  let first = start;
  while (first > 0 && (text[first - 1] === ' ' || text[first - 1] === '\t')) first--;
  const isFirst = first === 0 || /[\r\n]/.test(text[first - 1]!);
  const rest = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end))?.[0].length;
  return isFirst && rest !== undefined ? { start: first, end: end + rest } : { start, end };
}
