// The attributes of a start tag, also where quotes are missing.

import { own, ownAttributeName, ownName } from '../text/own.ts';
import type { Node, Value } from './node.ts';
import { blank, nameEnd, skipBlanks, startsName, trimEnd } from './xml-chars.ts';
import { complain, complainOfStructure, type Draft, type Scan } from './xml-scan.ts';
import { attributeValue } from './xml-value.ts';

/** How a start tag ends. */
export type Ending = 'open' | 'empty' | 'unfinished';

/** Reads a tag's attributes into its node; the scan goes on behind the tag. */
export function readAttributes(scan: Scan, node: Draft, from: number): Ending {
  const { text } = scan;
  let at = from;
  for (;;) {
    const start = skipBlanks(text, at);
    const code = text.charCodeAt(start);
    if (code === 62 || (code === 47 && text.charCodeAt(start + 1) === 62)) {
      scan.pos = start + (code === 62 ? 1 : 2);
      if (node.children.length > 1) checkTwice(scan, node.children);
      return code === 62 ? 'open' : 'empty';
    }
    if (start >= text.length || code === 60) {
      complainOfStructure(scan, node.range.start, at, 'The closing > is missing');
      scan.pos = at;
      return 'unfinished';
    }
    if (start === at && startsName(code)) complain(scan, at, at + 1, 'A blank is missing');
    at = startsName(code) ? attribute(scan, node, start) : skipOdd(scan, start);
  }
}

function skipOdd(scan: Scan, at: number): number {
  complainOfStructure(scan, at, at + 1, 'The name of an attribute is expected');
  return at + 1;
}

/** Reads one attribute, and gives the offset behind it. */
function attribute(scan: Scan, node: Draft, start: number): number {
  const { text } = scan;
  const nameStop = nameEnd(text, start);
  const mark = skipBlanks(text, nameStop);
  const hasEquals = text.charCodeAt(mark) === 61;
  const at = hasEquals ? skipBlanks(text, mark + 1) : mark;
  const code = text.charCodeAt(at);
  const isQuoted = code === 34 || code === 39;
  if (!hasEquals) complainOfStructure(scan, start, nameStop, 'The attribute has no value: = is missing');
  else if (!isQuoted) complainOfStructure(scan, start, nameStop, 'The value has no quotes');
  if (isQuoted) {
    const end = quotedEnd(scan, at + 1, code === 34 ? '"' : "'");
    const after = text.charCodeAt(end) === code ? end + 1 : end;
    return add(node, newAttribute(scan, start, nameStop, after), attributeValue(scan, at + 1, end));
  }
  const end = hasEquals ? unquotedEnd(text, at) : nameStop;
  const value = hasEquals && end > at ? attributeValue(scan, at, end) : undefined;
  return add(node, newAttribute(scan, start, nameStop, value ? end : nameStop), value);
}

function newAttribute(scan: Scan, start: number, nameStop: number, end: number): Draft {
  const { text } = scan;
  const name = text.slice(start, nameStop);
  const colon = name.indexOf(':');
  return {
    name: ownAttributeName(colon === -1 ? name : name.slice(colon + 1)),
    prefix: colon === -1 ? '' : ownName(name.slice(0, colon)),
    nameRange: { start, end: nameStop }, range: { start, end },
    content: undefined, value: undefined, children: none,
  };
}

const none: Node[] = [];

function add(node: Draft, made: Draft, value: Value | undefined): number {
  made.value = value;
  node.children.push(made);
  return made.range.end;
}

function unquotedEnd(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const isEnd = blank(code) || code === 60 || code === 62 || code === 34 || code === 39;
    if (isEnd || (code === 47 && text.charCodeAt(end + 1) === 62)) break;
  }
  return end;
}

/** Where a value ends that starts behind a quote: at the other one, or where that was probably forgotten. */
function quotedEnd(scan: Scan, from: number, quote: '"' | "'"): number {
  const end = scan.find[quote](from);
  const lt = scan.find['<'](from);
  if (end < lt) return scan.repair ? endBeforeNext(scan, from, end) : end;
  const lineEnd = Math.min(scan.find['\n'](from), lt, scan.text.length);
  const gt = scan.find['>'](from);
  if (end < scan.find['\n'](from) && gt > lt) {
    complain(scan, lt, lt + 1, 'A < has to be written &lt;');
    return end;
  }
  complainOfStructure(scan, from - 1, from, 'The closing quote is missing');
  if (gt > lineEnd) return trimEnd(scan.text, from, lineEnd);
  return gt > from && scan.text.charCodeAt(gt - 1) === 47 ? gt - 1 : gt;
}

/** How far back a name and = before a quote are looked for. */
const farthest = 120;

/** A quote that comes right behind `name=` opens the next attribute's value: this one's quote is missing. */
function endBeforeNext(scan: Scan, from: number, end: number): number {
  const { text } = scan;
  const after = text.charCodeAt(end + 1);
  if (end + 1 >= text.length || blank(after) || after === 62 || after === 47) return end;
  const start = Math.max(from, end - farthest);
  const equals = trimEnd(text, start, end) - 1;
  if (text.charCodeAt(equals) !== 61) return end;
  const nameStop = trimEnd(text, start, equals);
  let name = nameStop;
  while (name > start && !blank(text.charCodeAt(name - 1))) name--;
  if (name === start || nameEnd(text, name) !== nameStop || name === nameStop) return end;
  complainOfStructure(scan, from - 1, from, 'The closing quote is missing');
  return trimEnd(text, from, name);
}

function checkTwice(scan: Scan, attributes: readonly Node[]): void {
  if (attributes.length === 2 && attributes[0]!.name !== attributes[1]!.name) return;
  const known = new Set<string>();
  for (const { prefix, name, nameRange } of attributes) {
    const key = prefix === '' ? name : `${prefix}:${name}`;
    if (known.has(key)) complain(scan, nameRange.start, nameRange.end, `The attribute ${own(name.slice(1))} stands here twice`);
    known.add(key);
  }
}
