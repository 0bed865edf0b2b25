// What the parts of the TOML reader share: where it is, comments, names, strings.

import { own, ownName } from '../text/own.ts';
import type { Range } from '../text/range.ts';
import type { Comment, SyntaxError, Value } from './node.ts';

export interface Reading {
  readonly text: string;
  /** Whether Java reads the same text: TOML is UTF-8. */
  readonly isKnown: boolean;
  at: number;
  /** Whether a search for the end of a `"""` has reached the end of the file; no other is made. */
  isWithoutEnd: boolean;
  readonly comments: Comment[];
  readonly errors: SyntaxError[];
}

/** One part of a dotted name. */
export interface Part {
  readonly name: string;
  /** Without quotes. */
  readonly nameRange: Range;
}

const mostErrors = 100;

export function complain({ errors }: Reading, start: number, end: number, message: string): void {
  if (errors.length < mostErrors) errors.push({ range: { start, end }, message });
}

export const isBlank = (one: string | undefined): boolean => one === ' ' || one === '\t';
export const isLineEnd = (one: string | undefined): boolean => one === undefined || one === '\n' || one === '\r';

export function skipBlanks(reading: Reading): void {
  while (isBlank(reading.text[reading.at])) reading.at++;
}

/** To the end of the line, or to a comment before it. */
function toLineEnd({ text }: Reading, from: number): number {
  let at = from;
  while (!isLineEnd(text[at]) && text[at] !== '#') at++;
  return at;
}

/** Takes a comment that starts here. */
export function skipComment(reading: Reading): boolean {
  const { text, at: start } = reading;
  if (text[start] !== '#') return false;
  let end = start;
  while (!isLineEnd(text[end])) end++;
  reading.comments.push({ range: { start, end }, inner: { start: start + 1, end } });
  reading.at = end;
  return true;
}

/** Ends a line: only a comment may be left on it. */
export function endLine(reading: Reading): void {
  skipBlanks(reading);
  const end = toLineEnd(reading, reading.at);
  if (end > reading.at) complain(reading, reading.at, end, 'Nothing but a comment may follow on this line');
  reading.at = end;
  skipComment(reading);
}

export const trimmed = (text: string, start: number, end: number): Range => {
  let [first, last] = [start, end];
  while (last > first && /\s/.test(text[last - 1]!)) last--;
  while (first < last && /\s/.test(text[first]!)) first++;
  return { start: first, end: last };
};

const textOf = ({ isKnown }: Reading, text: string): string => (isKnown ? text : text.replace(/[^\0-\x7F]+/g, '\uFFFD'));

/** A value whose text needs no undoing. */
export function plainValue(reading: Reading, start: number, end: number): Value {
  const range = trimmed(reading.text, start, end);
  return { text: own(textOf(reading, reading.text.slice(range.start, range.end))), range, outer: range };
}

/** A dotted name; parts that are missing are empty. Stays where it is if there is nothing like a name. */
export function dottedName(reading: Reading): readonly Part[] {
  const parts: Part[] = [];
  skipBlanks(reading);
  for (;;) {
    parts.push(part(reading));
    skipBlanks(reading);
    if (reading.text[reading.at] !== '.') return parts;
    reading.at++;
    skipBlanks(reading);
  }
}

const inBareName = /[^.=#[\]{},"'\s]/;

function part(reading: Reading): Part {
  const { text, at: start } = reading;
  if (text[start] === '"' || text[start] === "'") {
    const { text: name, outer } = singleLine(reading);
    return { name: ownName(name), nameRange: outer };
  }
  while (reading.at < text.length && inBareName.test(text[reading.at]!)) reading.at++;
  const name = text.slice(start, reading.at);
  if (name === '') complain(reading, start, start, 'A name is missing');
  else if (!/^[\w-]+$/.test(name)) complain(reading, start, reading.at, 'A name with such characters stands in quotes');
  return { name: ownName(textOf(reading, name)), nameRange: { start, end: reading.at } };
}

/** A string that starts here, of either kind. */
export function string(reading: Reading): Value {
  const { text, at } = reading;
  const marks = text[at]!.repeat(3);
  return text.startsWith(marks, at) ? multiLine(reading, marks) : singleLine(reading);
}

function singleLine(reading: Reading): Value {
  const { text, at: start } = reading;
  const mark = text[start]!;
  let at = start + 1;
  while (!isLineEnd(text[at]) && text[at] !== mark) at += mark === '"' && text[at] === '\\' && !isLineEnd(text[at + 1]) ? 2 : 1;
  const isOpen = text[at] !== mark;
  reading.at = isOpen ? at : at + 1;
  if (isOpen) complain(reading, start, at, 'The closing quote is missing');
  return stringValue(reading, { start: start + 1, end: isOpen ? trimmed(text, start + 1, at).end : at }, mark);
}

/** Without its end it is taken to stop on its own line, so that the lines below stay what they are. */
function multiLine(reading: Reading, marks: string): Value {
  const { text, at: start } = reading;
  const end = reading.isWithoutEnd ? undefined : endOfMultiLine(text, start + 3, marks);
  if (end === undefined) {
    reading.isWithoutEnd = true;
    let at = start + 3;
    while (!isLineEnd(text[at])) at++;
    complain(reading, start, at, 'The closing quotes are missing');
    reading.at = at;
    return stringValue(reading, { start: start + 3, end: trimmed(text, start + 3, at).end }, marks);
  }
  reading.at = end + 3;
  return stringValue(reading, { start: start + 3, end }, marks);
}

function endOfMultiLine(text: string, from: number, marks: string): number | undefined {
  let at = from;
  while (at < text.length && !text.startsWith(marks, at)) at += marks === '"""' && text[at] === '\\' ? 2 : 1;
  if (at >= text.length) return undefined;
  // Of four or five quotes the last three are the end.
  const more = text[at + 3] !== marks[0] ? 0 : text[at + 4] !== marks[0] ? 1 : 2;
  return at + more;
}

function stringValue(reading: Reading, outer: Range, marks: string): Value {
  const { text } = reading;
  const raw = text.slice(outer.start, outer.end);
  // The line end right behind the opening marks is no part of the text.
  const written = marks.length === 3 ? raw.replace(/^\r?\n/, '') : raw;
  const read = marks.startsWith('"') ? unescape(reading, written, outer) : written;
  return { text: own(textOf(reading, read)), range: trimmed(text, outer.start, outer.end), outer };
}

const controls: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' };
const escape = /\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\r?\n[ \t\r\n]*|[^]?)/g;

function unescape(reading: Reading, raw: string, { start, end }: Range): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(escape, (one) => {
    const read = unescaped(one.slice(1));
    if (read === undefined) complain(reading, start, end, 'There is no such escape: a \\ is written \\\\, or the text stands in single quotes');
    return read ?? '\uFFFD';
  });
}

/** What stands for an escape without its backslash; nothing for a line end, undefined for what is no escape. */
function unescaped(one: string): string | undefined {
  if (one.length <= 1 && one !== '\n') return Object.hasOwn(controls, one) ? controls[one] : undefined;
  if (!/^[uU]/.test(one)) return '';
  const code = Number.parseInt(one.slice(1), 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
}
