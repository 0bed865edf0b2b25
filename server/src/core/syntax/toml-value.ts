// Names with values of a TOML file, in a line of their own or between braces: strings, bare words, lists, tables in one line.

import type { Range } from '../text/range.ts';
import { complain, dottedName, isBlank, isLineEnd, plainValue, skipBlanks, skipComment, string, type Part, type Reading } from './toml-scan.ts';
import { cover, draft, tableIn, tableOf, type Draft, type Table, type Tables } from './toml-table.ts';

/** What the readers of values hand on. */
export interface Inside {
  readonly reading: Reading;
  readonly tables: Tables;
  /** How many lists and tables in one line are open. */
  readonly depth: number;
}

/** Deeper than any configuration; what lies deeper is read as a word. */
const mostDepth = 64;

/** A name with its value that starts here; false where no name does. */
export function pair(inside: Inside, owner: Table): boolean {
  const { reading, tables } = inside;
  const { text, at: start } = reading;
  const parts = dottedName(reading);
  if (reading.at === start) return false;
  const leaf = parts.at(-1)!;
  const table = parts.slice(0, -1).reduce((parent, part) => tableIn(reading, tables, parent, part), owner);
  const node = draft(leaf.name, leaf.nameRange, { start, end: Math.max(leaf.nameRange.end, endOfInk(text, start, reading.at)) });
  put(reading, table, leaf, node);
  if (text[reading.at] === '=') {
    reading.at++;
    node.range = { start, end: reading.at };
    skipBlanks(reading);
    value(inside, node, table);
  } else {
    complain(reading, leaf.nameRange.start, leaf.nameRange.end, 'An = and a value are missing');
    if (text[reading.at] === '"' || text[reading.at] === "'") value(inside, node, table);
  }
  cover(table, node.range);
  return true;
}

function endOfInk(text: string, start: number, from: number): number {
  let end = from;
  while (end > start && isBlank(text[end - 1])) end--;
  return end;
}

function put(reading: Reading, table: Table, { name, nameRange }: Part, node: Draft): void {
  if (table.members.has(name)) complain(reading, nameRange.start, nameRange.end, 'This name is here twice');
  else table.members.set(name, undefined);
  table.node.children.push(node);
}

/** Reads the value that starts here into a node, and lets the node reach to its end. */
function value(inside: Inside, node: Draft, parent: Table): void {
  const { reading, depth } = inside;
  const one = reading.text[reading.at];
  if (one === '"' || one === "'") node.value = string(reading);
  else if (one === '[' && depth < mostDepth) list(inside, node, parent);
  else if (one === '{' && depth < mostDepth) braces(inside, node, parent);
  else word(inside, node);
  const end = node.value ? Math.max(node.value.outer.end, endOfInk(reading.text, node.range.start, reading.at)) : node.content?.end;
  node.range = { start: node.range.start, end: Math.max(node.range.end, end ?? 0, node.content ? reading.at : 0) };
}

const bare = /^(?:true|false|[+-]?(?:inf|nan)|[+-]?\d[\w.:+-]*(?: \d\d:\d\d[\w.:+-]*)?)$/;

/** A number, a date, true or false; or what should have been a string. */
function word({ reading, depth }: Inside, node: Draft): void {
  const { text, at: start } = reading;
  const stops = depth > 0 ? ',]}#' : '#';
  while (!isLineEnd(text[reading.at]) && !stops.includes(text[reading.at]!)) reading.at++;
  const read = plainValue(reading, start, reading.at);
  if (read.range.start === read.range.end) complain(reading, node.nameRange.start, node.nameRange.end, 'The value is missing');
  else {
    node.value = read;
    if (!bare.test(read.text)) complain(reading, read.range.start, read.range.end, 'A text stands in quotes');
  }
}

/** The beginning of the next line of its own, inside of a list whose end has been forgotten. */
const nextLine =
  /[ \t]*(?:(?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*'))*[ \t]*=|\[\[?[ \t]*(?!(?:true|false|inf|nan)\b)[A-Za-z_][^\],"'\r\n]*\]\]?[ \t]*(?:[#\r\n]|$))/y;

function startsLine({ text }: Reading, at: number): boolean {
  nextLine.lastIndex = at;
  return nextLine.test(text);
}

/** Blanks, comments and line ends; false where the list ends because another line begins, or the text does. */
function toItem(reading: Reading): boolean {
  const { text } = reading;
  for (;;) {
    skipBlanks(reading);
    if (reading.at >= text.length) return false;
    if (skipComment(reading)) continue;
    if (!isLineEnd(text[reading.at])) return true;
    const next = reading.at + 1;
    if (startsLine(reading, next)) return false;
    reading.at = next;
  }
}

function list(inside: Inside, node: Draft, parent: Table): void {
  const { reading } = inside;
  const { text, at: open } = reading;
  let end = ++reading.at;
  while (toItem(reading)) {
    const { at } = reading;
    const one = text[at];
    if (one === ']') {
      node.content = { start: open + 1, end: at };
      reading.at++;
      return;
    }
    if (one === '}' && inside.depth > 0) break;
    if (one === ',' || one === '}') {
      if (one === '}') complain(reading, at, at + 1, 'This closes nothing');
      reading.at++;
      end = reading.at;
      continue;
    }
    const item = draft('', { start: at, end: at }, { start: at, end: at });
    value({ ...inside, depth: inside.depth + 1 }, item, parent);
    node.children.push(item);
    end = reading.at;
  }
  leaveOpen(reading, node, { start: open + 1, end: Math.max(open + 1, end) });
}

/** A list or table without its end; it reaches to the last thing in it. */
function leaveOpen(reading: Reading, node: Draft, content: Range): void {
  complain(reading, content.start - 1, content.start, 'The closing bracket is missing');
  node.content = content;
  reading.at = Math.max(reading.at, content.end);
}

function braces(inside: Inside, node: Draft, parent: Table): void {
  const { reading } = inside;
  const { text, at: open } = reading;
  const table = tableOf(node, parent);
  reading.at++;
  for (;;) {
    skipBlanks(reading);
    const { at } = reading;
    const one = text[at];
    if (one === '}') {
      node.content = { start: open + 1, end: at };
      reading.at++;
      return;
    }
    if (isLineEnd(one) || one === '#' || (one === ']' && inside.depth > 0)) break;
    if (one === ',') reading.at++;
    else if (!pair({ ...inside, depth: inside.depth + 1 }, table)) {
      complain(reading, at, at + 1, 'A name is expected');
      reading.at = at + 1;
    }
  }
  leaveOpen(reading, node, { start: open + 1, end: Math.max(open + 1, endOfInk(text, open, reading.at)) });
}
