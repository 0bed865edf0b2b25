// Start tags and close tags of XML, whole or half typed.

import { own, ownName } from '../text/own.ts';
import type { Node } from './node.ts';
import { readAttributes } from './xml-attribute.ts';
import { nameEnd, skipBlanks } from './xml-chars.ts';
import { complain, complainOfStructure, topOf, type Draft, type Open, type Scan } from './xml-scan.ts';
import { close, lineOf, open, type Line } from './xml-tree.ts';

const nowhere: Line = { start: 0, indent: 0, isFirst: false };

/** Reads the start tag at an offset. */
export function startTag(scan: Scan, lt: number): void {
  const { text } = scan;
  const nameStop = nameEnd(text, lt + 1);
  const name = ownName(text.slice(lt + 1, nameStop));
  const node = draft(name, lt, nameStop);
  const line = scan.repair ? lineOf(scan, lt) : nowhere;
  const element: Open = {
    node, name, runs: [], attributeCount: 0, prefixes: none, unfinished: false,
    line: line.start, indent: line.indent, isFirst: line.isFirst,
  };
  const ending = readAttributes(scan, node, nameStop);
  element.attributeCount = node.children.length;
  node.range.end = scan.pos;
  checkPlace(scan, element);
  const declared = checkPrefixes(scan, node);
  if (ending === 'empty') {
    topOf(scan).node.children.push(node);
    for (const prefix of declared) scan.prefixes.set(prefix, scan.prefixes.get(prefix)! - 1);
    return;
  }
  element.prefixes = declared;
  element.unfinished = ending === 'unfinished';
  node.content = { start: scan.pos, end: scan.pos };
  open(scan, element);
}

function draft(name: string, lt: number, nameStop: number): Draft {
  const colon = name.indexOf(':');
  return {
    name: colon === -1 ? name : ownName(name.slice(colon + 1)),
    prefix: colon === -1 ? '' : ownName(name.slice(0, colon)),
    nameRange: { start: lt + 1, end: nameStop },
    range: { start: lt, end: nameStop },
    content: undefined, value: undefined, children: [],
  };
}

function checkPlace(scan: Scan, { node: { nameRange } }: Open): void {
  if (scan.stack.length > 1) return;
  if (scan.hasRoot) complain(scan, nameRange.start, nameRange.end, 'There can be one outermost element only');
  scan.hasRoot = true;
}

const none: readonly string[] = [];

/** Counts the prefixes that a tag declares, and looks for those that nobody declared. */
function checkPrefixes(scan: Scan, node: Draft): readonly string[] {
  const attributes = node.children;
  const hasPrefix = node.prefix !== '' || attributes.some(({ prefix }) => prefix !== '');
  if (!hasPrefix) return none;
  const declared = attributes.filter(({ prefix }) => prefix === 'xmlns').map(({ name }) => name.slice(1));
  for (const prefix of declared) scan.prefixes.set(prefix, (scan.prefixes.get(prefix) ?? 0) + 1);
  checkPrefix(scan, node);
  for (const attribute of attributes) checkPrefix(scan, attribute);
  return declared;
}

function checkPrefix(scan: Scan, { prefix, name, nameRange }: Node): void {
  const isOdd = name === '' || name.includes(':');
  if (isOdd) complain(scan, nameRange.start, nameRange.end, 'A name has one colon at most, and not at its ends');
  else if (prefix !== '' && !scan.prefixes.get(prefix)) {
    complain(scan, nameRange.start, nameRange.end, `The prefix ${prefix} is not declared`);
  }
}

/** Reads the close tag at an offset. */
export function closeTag(scan: Scan, lt: number): void {
  const { text } = scan;
  const nameStop = nameEnd(text, lt + 2);
  const end = closeTagEnd(scan, lt, nameStop);
  scan.pos = end;
  const top = scan.stack.length - 1;
  const { name: due } = topOf(scan);
  if (!scan.repair && top > 0 && nameStop === lt + 2 + due.length && text.startsWith(due, lt + 2)) {
    close(scan, top, lt, end);
    return;
  }
  const name = text.slice(lt + 2, nameStop);
  const place = scan.repair ? placeOf(scan, name, lineOf(scan, lt)) : undefined;
  if (place === undefined) {
    complainOfStructure(scan, lt, end, `</${own(name)}> closes nothing`);
    return;
  }
  if (scan.stack[place]!.name !== name) {
    complainOfStructure(scan, lt, end, `</${scan.stack[place]!.name}> is expected here`);
  }
  close(scan, place, lt, end);
}

function closeTagEnd(scan: Scan, lt: number, nameStop: number): number {
  const at = skipBlanks(scan.text, nameStop);
  if (scan.text.charCodeAt(at) === 62) return at + 1;
  complainOfStructure(scan, lt, nameStop, 'The closing > is missing');
  const gt = scan.find['close >'](nameStop);
  const isOnLine = gt < scan.find['close <'](nameStop) && !scan.text.slice(nameStop, Math.min(gt, nameStop + 200)).includes('\n');
  return isOnLine ? gt + 1 : nameStop;
}

/** Which open element a close tag is for, going by its name and then by how it stands; undefined where it is for none. */
function placeOf(scan: Scan, name: string, line: Line): number | undefined {
  const top = topOf(scan);
  const topPlace = scan.stack.length - 1;
  const placed = line.isFirst ? scan.places.get(`${name} ${line.indent}`)?.at(-1) : undefined;
  if (topPlace > 0 && top.name === name) return placed !== undefined && top.isFirst && top.indent > line.indent ? placed : topPlace;
  // The outermost element ends with the file; a half-typed close tag does not end it before.
  const isBesideTop = topPlace > 1 && (line.isFirst ? top.isFirst && top.indent === line.indent : top.line === line.start);
  const found = placed ?? scan.places.get(name)?.at(-1);
  if (found === undefined) return isBesideTop || (topPlace > 1 && isAlike(top.name, name)) ? topPlace : undefined;
  // A close tag that stands where the innermost element's should, and not where its own should, has the wrong name.
  const element = scan.stack[found]!;
  const isInPlace = line.isFirst ? element.indent === line.indent : element.line === line.start;
  return isBesideTop && !isInPlace && !top.unfinished ? topPlace : found;
}

/** Whether two names are the same but for one place. */
function isAlike(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length);
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return start + end >= longer - 1 || (start === shorter && start * 2 >= longer);
}
