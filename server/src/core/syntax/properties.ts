// Reads .properties files as java.util.Properties does, with offsets.

import { isAscii } from '../text/charset.ts';
import { own, ownName } from '../text/own.ts';
import type { Range } from '../text/range.ts';
import { rereader, type Reread } from '../text/reread.ts';
import type { Source } from '../text/source.ts';
import type { Comment, Node, Parsed, SyntaxError, Value } from './node.ts';

/** A logical line: natural lines joined, without the `\` that joins them and the blanks behind it. */
interface Line {
  readonly text: string;
  /** Where the pieces of it start in the file, and in the line. */
  readonly pieces: readonly { readonly offset: number; readonly at: number }[];
}

/** The properties of a file as children of its root; of a repeated key all, of which Java takes the last. */
export function parseProperties(source: Source): Parsed {
  const { text, charset, bom } = source;
  const comments: Comment[] = [];
  const errors: SyntaxError[] = [];
  const children: Node[] = [];
  const whole = { start: 0, end: text.length };
  // Java reads Latin-1, byte by byte: of UTF-16 it understands nothing.
  const isWide = charset === 'utf-16le' || charset === 'utf-16be';
  if (isWide) errors.push({ range: { start: 0, end: 0 }, message: 'Java does not read .properties files in UTF-16' });
  else {
    const reread = isAscii(text) ? (raw: string): string => raw : rereader(charset, 'iso-8859-1');
    for (const line of logicalLines(text, bom, comments)) children.push(property(line, reread, errors));
    if (bom) markFirst(children, errors);
  }
  const root: Node = { name: '', prefix: '', nameRange: { start: 0, end: 0 }, range: whole, content: whole, value: undefined, children };
  return { format: 'properties', root, comments, errors };
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 12;
const isLineEnd = (code: number): boolean => code === 10 || code === 13;

function* logicalLines(text: string, bom: boolean, comments: Comment[]): Generator<Line> {
  let at = 0;
  while (at < text.length) {
    // The three bytes of a byte order mark are letters to Java: what follows them is no comment, and no blank before a name.
    const isMarked = bom && at === 0;
    const start = isMarked ? 0 : skip(text, at, (code) => isBlank(code) || isLineEnd(code));
    const code = text.charCodeAt(start);
    const isComment = (code === 35 || code === 33) && !isMarked;
    if (start >= text.length) return;
    if (isComment) {
      at = naturalEnd(text, start);
      comments.push({ range: { start, end: at }, inner: { start: start + 1, end: at } });
      continue;
    }
    const { line, end, isCut } = logicalLine(text, start);
    at = end;
    // A lone backslash at the end of a file is an empty property to Java.
    if (line.text !== '' || isCut) yield line;
  }
}

function skip(text: string, from: number, matches: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && matches(text.charCodeAt(at))) at++;
  return at;
}

const naturalEnd = (text: string, from: number): number => skip(text, from, (code) => !isLineEnd(code));

function logicalLine(text: string, from: number): { line: Line; end: number; isCut: boolean } {
  const parts: string[] = [];
  const pieces: { offset: number; at: number }[] = [];
  let length = 0;
  for (let start = from; ;) {
    const end = naturalEnd(text, start);
    const goesOn = endsWithBackslash(text, start, end);
    parts.push(text.slice(start, goesOn ? end - 1 : end));
    pieces.push({ offset: start, at: length });
    length += parts.at(-1)!.length;
    const next = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    start = skip(text, next, isBlank);
    // With nothing read so far Java is still at the start of a line, where comments and empty lines count.
    if (!goesOn || length === 0 || next >= text.length) {
      return { line: { text: parts.join(''), pieces }, end: Math.min(next, text.length), isCut: goesOn && end + 1 >= text.length };
    }
  }
}

function endsWithBackslash(text: string, start: number, end: number): boolean {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) === 92) at--;
  return (end - at) % 2 === 1;
}

/** The offset in the file of a place in a logical line; `isEnd` for the end of something. */
function offsetOf({ pieces }: Line, at: number, isEnd = false): number {
  let low = 0;
  for (let high = pieces.length - 1; low < high;) {
    const middle = (low + high + 1) >> 1;
    const first = pieces[middle]!.at;
    if (first < at || (first === at && !isEnd)) low = middle;
    else high = middle - 1;
  }
  return pieces[low]!.offset + at - pieces[low]!.at;
}

function property(line: Line, reread: Reread, errors: SyntaxError[]): Node {
  const keyEnd = endOfKey(line.text);
  const valueStart = startOfValue(line.text, keyEnd);
  const length = line.text.length;
  const nameRange = { start: offsetOf(line, 0), end: offsetOf(line, keyEnd, true) };
  const outer = { start: offsetOf(line, valueStart, valueStart === length), end: offsetOf(line, length, true) };
  const name = unescape(reread(line.text.slice(0, keyEnd)), nameRange, errors);
  const value: Value = {
    text: own(unescape(reread(line.text.slice(valueStart)), outer, errors)),
    range: { start: outer.start, end: Math.max(outer.start, offsetOf(line, inkEnd(line.text, valueStart), true)) },
    outer,
  };
  const range = { start: nameRange.start, end: Math.max(nameRange.end, outer.end) };
  return { name: ownName(name), prefix: '', nameRange, range, content: undefined, value, children: [] };
}

/** The first separator that no `\` stands before. */
function endOfKey(line: string): number {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 61 || code === 58 || isBlank(code)) return at;
  }
  return line.length;
}

function startOfValue(line: string, keyEnd: number): number {
  const mark = skip(line, keyEnd, isBlank);
  const isMark = line[mark] === '=' || line[mark] === ':';
  return isMark ? skip(line, mark + 1, isBlank) : mark;
}

/** The end of a value without blanks; one behind a `\` is part of it. */
function inkEnd(line: string, start: number): number {
  let end = line.length;
  while (end > start && isBlank(line.charCodeAt(end - 1)) && !endsWithBackslash(line, start, end - 1)) end--;
  return end;
}

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescape(raw: string, range: Range, errors: SyntaxError[]): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(?:u([0-9A-Fa-f]{4})|(u)|([^]?))/g, (_, code?: string, malformed?: string, one?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (malformed === undefined) return controls[one!] ?? one!;
    errors.push({ range, message: 'Four hexadecimal digits follow \\u; Java refuses the file' });
    return '\uFFFD';
  });
}

/** To Java the byte order mark is part of the first key, where the file does not start with an empty line. */
function markFirst(children: Node[], errors: SyntaxError[]): void {
  const first = children[0];
  if (first?.range.start !== 0) return;
  children[0] = { ...first, name: ownName('\u00EF\u00BB\u00BF' + first.name) };
  errors.push({ range: first.nameRange, message: 'Java reads the byte order mark before this name as part of it' });
}
