// Reads site.json and its kind: comments, trailing and missing commas are taken as they come.

import { createScanner, type JSONScanner } from 'jsonc-parser';
import { isAscii } from '../text/charset.ts';
import { own, ownName } from '../text/own.ts';
import type { Range } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import type { Comment, Node, Parsed, SyntaxError, Value } from './node.ts';

/** jsonc-parser's numbers for tokens and errors; it has names for them that a single module cannot be compiled with. */
const kinds = {
  openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5, colon: 6, nothing: 7, string: 10,
  lineComment: 12, blockComment: 13, lineBreak: 14, blank: 15, unknown: 16, end: 17,
} as const;
const scanErrors = { none: 0, openString: 2, character: 6 } as const;

/** A node while it is being made. */
interface Draft extends Node {
  nameRange: Range;
  range: { start: number; end: number };
  content: { start: number; end: number } | undefined;
  value: Value | undefined;
  children: Draft[];
}

interface Reading {
  readonly text: string;
  readonly isKnown: boolean;
  readonly scanner: JSONScanner;
  /** Objects and lists that are open, the outermost first, each with the kind of its end. */
  readonly stack: { readonly node: Draft; readonly end: number }[];
  /** A key that waits for its value. */
  key: Draft | undefined;
  hasColon: boolean;
  /** Whether a comma is due before the next member. */
  needsComma: boolean;
  readonly errors: SyntaxError[];
  readonly comments: Comment[];
}

/** The members of the outermost object as children of the root; items of lists have no name. */
export function parseJson(source: Source): Parsed {
  const { text, charset } = source;
  const root = draft('', { start: 0, end: 0 }, { start: 0, end: text.length });
  const reading: Reading = {
    text, isKnown: charset === 'utf-8' || isAscii(text), scanner: createScanner(text), stack: [],
    key: undefined, hasColon: false, needsComma: false, errors: [], comments: [],
  };
  for (let kind: number = reading.scanner.scan(); kind !== kinds.end; kind = reading.scanner.scan()) read(reading, root, kind);
  endKey(reading);
  const last = text.trimEnd().length;
  for (const { node } of reading.stack.toReversed()) {
    complain(reading, node.nameRange, 'The closing bracket is missing');
    end(node, last);
  }
  return { format: 'json', root: { ...root, range: { start: 0, end: text.length } }, comments: reading.comments, errors: reading.errors };
}

const draft = (name: string, nameRange: Range, range: Draft['range']): Draft =>
  ({ name, prefix: '', nameRange, range, content: undefined, value: undefined, children: [] });

const mostErrors = 100;

function complain({ errors }: Reading, { start, end }: Range, message: string): void {
  if (errors.length < mostErrors) errors.push({ range: { start, end }, message });
}

/** Behind a comment without an end the scanner goes further than the text. */
const tokenOf = ({ scanner, text }: Reading): Range =>
  ({ start: scanner.getTokenOffset(), end: Math.min(scanner.getTokenOffset() + scanner.getTokenLength(), text.length) });

function read(reading: Reading, root: Draft, kind: number): void {
  const token = tokenOf(reading);
  if (kind === kinds.lineBreak || kind === kinds.blank) return;
  if (kind === kinds.lineComment || kind === kinds.blockComment) comment(reading, token);
  else if (kind === kinds.openBrace || kind === kinds.openBracket) openBracket(reading, root, token, kind);
  else if (kind === kinds.closeBrace || kind === kinds.closeBracket) closeBracket(reading, token, kind);
  else if (kind === kinds.comma) comma(reading, token);
  else if (kind === kinds.colon) colon(reading, token);
  else scalar(reading, root, token, kind);
}

function comment(reading: Reading, { start, end }: Range): void {
  const isBlock = reading.text.startsWith('/*', start);
  const isClosed = isBlock && reading.text.startsWith('*/', end - 2) && end - start >= 4;
  if (isBlock && !isClosed) complain(reading, { start, end: start + 2 }, 'The comment has no end: */ is missing');
  reading.comments.push({ range: { start, end }, inner: { start: start + 2, end: isClosed ? end - 2 : end } });
}

const topOf = ({ stack }: Reading): Reading['stack'][number] | undefined => stack[stack.length - 1];

const isInObject = (reading: Reading): boolean => topOf(reading)?.end === kinds.closeBrace;

function openBracket(reading: Reading, root: Draft, token: Range, kind: number): void {
  const node = valueNode(reading, root, token);
  node.content = { start: token.end, end: token.end };
  node.range.end = token.end;
  reading.key = undefined;
  reading.needsComma = false;
  reading.stack.push({ node, end: kind === kinds.openBrace ? kinds.closeBrace : kinds.closeBracket });
}

/** The node for a value that starts here: the waiting key's, a list's new item, or the root. */
function valueNode(reading: Reading, root: Draft, token: Range): Draft {
  const around = topOf(reading);
  if (reading.key) {
    if (!reading.hasColon) complain(reading, token, 'A colon is missing');
    return reading.key;
  }
  if (!around) {
    if (root.content || root.value) complain(reading, token, 'There can be one outermost value only');
    else {
      root.nameRange = { start: token.start, end: token.start };
      return root;
    }
  }
  const parent = around?.node ?? root;
  if (isInObject(reading)) complain(reading, token, 'A name is expected');
  else if (around && reading.needsComma) complain(reading, token, 'A comma is missing');
  const node = draft('', { start: token.start, end: token.start }, { ...token });
  parent.children.push(node);
  return node;
}

function end(node: Draft, at: number): void {
  const last = Math.max(at, node.content!.start, node.children.at(-1)?.range.end ?? 0);
  node.content!.end = last;
  node.range.end = last;
}

function endKey(reading: Reading): void {
  if (reading.key) complain(reading, reading.key.nameRange, 'The value is missing');
  reading.key = undefined;
}

function closeBracket(reading: Reading, token: Range, kind: number): void {
  endKey(reading);
  const { stack } = reading;
  // The other kind of bracket closes the innermost only where nothing of its own kind is open around it.
  const found = stack.length > 0 && stack.at(-1)!.end !== kind && stack.at(-2)?.end === kind ? stack.length - 2 : stack.length - 1;
  if (found < 0 || stack.at(-1)!.end !== kind) complain(reading, token, 'This bracket closes nothing');
  while (stack.length - 1 > found) end(stack.pop()!.node, token.start);
  const closed = stack.pop();
  reading.needsComma = true;
  if (!closed) return;
  closed.node.content!.end = token.start;
  closed.node.range.end = token.end;
}

function comma(reading: Reading, token: Range): void {
  endKey(reading);
  if (!reading.needsComma) complain(reading, token, 'A value is expected');
  reading.needsComma = false;
}

function colon(reading: Reading, token: Range): void {
  if (!reading.key || reading.hasColon) complain(reading, token, 'A name is expected');
  else reading.key.range.end = token.end;
  reading.hasColon = true;
}

function scalar(reading: Reading, root: Draft, token: Range, kind: number): void {
  if (isInObject(reading) && (!reading.key || isNextKey(reading, kind))) {
    endKey(reading);
    newKey(reading, token, kind);
    return;
  }
  const node = valueNode(reading, root, token);
  node.value = valueOf(reading, token, kind);
  node.range.end = token.end;
  if (kind === kinds.unknown) complain(reading, token, 'A value is expected');
  reading.key = undefined;
  reading.needsComma = true;
}

/** Whether a string where a value should be is a name: the line before has not got its value yet. */
const isNextKey = ({ text, scanner }: Reading, kind: number): boolean =>
  kind === kinds.string && /^[ \t]*:/.test(text.slice(scanner.getPosition(), scanner.getPosition() + 20));

function newKey(reading: Reading, token: Range, kind: number): void {
  if (reading.needsComma) complain(reading, token, 'A comma is missing');
  const inside = kind === kinds.string ? unquoted(reading, token) : token;
  if (kind !== kinds.string) complain(reading, token, 'A name stands in double quotes');
  const name = kind === kinds.string ? textOf(reading, reading.scanner.getTokenValue()) : reading.text.slice(token.start, token.end);
  reading.key = draft(ownName(name), inside, { ...token });
  reading.hasColon = false;
  reading.needsComma = false;
  topOf(reading)!.node.children.push(reading.key);
}

/** A string's inside. */
function unquoted(reading: Reading, { start, end }: Range): Range {
  const isOpen = Number(reading.scanner.getTokenError()) === scanErrors.openString;
  return { start: start + 1, end: isOpen ? end : end - 1 };
}

const textOf = ({ isKnown }: Reading, text: string): string => (isKnown ? text : text.replace(/[^\0-\x7F]+/g, '\uFFFD'));

const isSpace = (one: string | undefined): boolean => one === ' ' || one === '\t';

/** Without the blanks and commas that an open string ends with. */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,]/.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

function valueOf(reading: Reading, token: Range, kind: number): Value | undefined {
  const { scanner, text } = reading;
  if (kind === kinds.nothing) return undefined;
  if (kind !== kinds.string) {
    const range = { start: token.start, end: token.end };
    return { text: own(textOf(reading, text.slice(range.start, range.end))), range, outer: range };
  }
  const error: number = scanner.getTokenError();
  const isOpen = error === scanErrors.openString;
  if (isOpen) complain(reading, token, 'The closing quote is missing');
  else if (error !== scanErrors.none) complain(reading, token, 'The string holds a character or an escape that JSON does not allow');
  const inside = unquoted(reading, token);
  const outer = isOpen ? { start: inside.start, end: inside.start + withoutTail(text.slice(inside.start, inside.end)).length } : inside;
  let { start, end } = outer;
  while (end > start && isSpace(text[end - 1])) end--;
  while (start < end && isSpace(text[start])) start++;
  const isBad = error !== scanErrors.none && !isOpen && error !== scanErrors.character;
  const read = isOpen ? withoutTail(scanner.getTokenValue()) : scanner.getTokenValue();
  return { text: own(textOf(reading, read) + (isBad ? '\uFFFD' : '')), range: { start, end }, outer };
}
