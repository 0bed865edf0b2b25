// Which element lies in which: opens and closes them, and gives children back where a close tag is missing.

import type { Node } from './node.ts';
import { blank, skipBlanks, trimEnd } from './xml-chars.ts';
import { complain, topOf, type Open, type Scan } from './xml-scan.ts';
import { elementValue } from './xml-value.ts';

export interface Line {
  readonly start: number;
  readonly indent: number;
  readonly isFirst: boolean;
}

const tab = 4;

/** The line of an offset, while repairing. Offsets never go back. */
export function lineOf(scan: Scan, offset: number): Line {
  const { text, lines } = scan;
  if (lines.next < offset) {
    while (lines.next < offset) {
      lines.start = lines.next + 1;
      lines.next = scan.find.line(lines.start);
    }
    lines.ink = skipBlanks(text, lines.start);
    lines.indent = indentOf(text, lines.start, lines.ink);
  }
  return { start: lines.start, indent: lines.indent, isFirst: lines.ink === offset };
}

function indentOf(text: string, start: number, end: number): number {
  let indent = 0;
  for (let at = start; at < end; at++) indent += text.charCodeAt(at) === 9 ? tab - (indent % tab) : 1;
  return indent;
}

/** Puts an element into the one that is open now, and opens it. */
export function open(scan: Scan, element: Open): void {
  topOf(scan).node.children.push(element.node);
  scan.stack.push(element);
  if (scan.repair) for (const key of keysOf(element)) remember(scan.places, key, scan.stack.length - 1);
}

const keysOf = ({ name, isFirst, indent }: Open): readonly string[] => (isFirst ? [name, `${name} ${indent}`] : [name]);

function remember(places: Map<string, number[]>, key: string, place: number): void {
  const known = places.get(key);
  if (known) known.push(place);
  else places.set(key, [place]);
}

/** Closes the element at a place of the stack, and all above it, which have no close tag. */
export function close(scan: Scan, place: number, closeTag: number, end: number): void {
  if (place < scan.stack.length - 1) giveBack(scan, place);
  const element = scan.stack.pop()!;
  forget(scan, element);
  finish(scan, element, closeTag, end);
}

/** Closes what is still open at the end of the text. */
export function closeRest(scan: Scan): void {
  if (scan.stack.length > 1) giveBack(scan, 0);
}

function forget(scan: Scan, element: Open): void {
  for (const prefix of element.prefixes) scan.prefixes.set(prefix, scan.prefixes.get(prefix)! - 1);
  if (scan.repair) for (const key of keysOf(element)) scan.places.get(key)!.pop();
}

function finish(scan: Scan, element: Open, closeTag: number, end: number): void {
  const { node } = element;
  node.range.end = end;
  if (node.content) node.content.end = closeTag;
  node.value = elementValue(scan, element);
}

/**
 * Finishes the elements above a place of the stack, none of which has a close tag.
 * What starts a line no further in than such an element was not meant to lie in it: it goes to the element around.
 * Goes through everything once, from the outermost inwards.
 */
function giveBack(scan: Scan, place: number): void {
  const owners = [scan.stack[place]!];
  const unclosed = scan.stack.splice(place + 1);
  for (const element of unclosed.toReversed()) forget(scan, element);
  owners[0]!.node.children.pop();
  for (const [index, element] of unclosed.entries()) {
    const { node, runs, attributeCount } = element;
    if (!element.unfinished) complain(scan, node.nameRange.start, node.nameRange.end, `</${element.name}> is missing`);
    const items = node.children.splice(attributeCount);
    if (index < unclosed.length - 1) items.pop();
    element.runs = [];
    ownerOf(scan, owners, node).node.children.push(node);
    owners.push(element);
    share(scan, owners, items, runs);
  }
  while (owners.length > 1) finishUnclosed(scan, owners.pop()!);
}

/** Hands children and stretches of text, in the order of the text, to the owner that each falls to. */
function share(scan: Scan, owners: Open[], items: readonly Node[], runs: readonly number[]): void {
  let run = 0;
  const shareRuns = (before: number): void => {
    for (; run < runs.length && runs[run]! < before; run += 3) {
      owners.at(-1)!.runs.push(runs[run]!, runs[run + 1]!, runs[run + 2]!);
    }
  };
  for (const item of items) {
    shareRuns(item.range.start);
    ownerOf(scan, owners, item).node.children.push(item);
  }
  shareRuns(Infinity);
}

function ownerOf(scan: Scan, owners: Open[], item: Node): Open {
  const indent = ownIndent(scan.text, item.range.start);
  const isOutside = ({ unfinished, indent: around }: Open): boolean => unfinished || (indent !== undefined && indent <= around);
  // Beside the outermost element nothing can be meant to lie.
  const kept = owners[0] === scan.stack[0] && owners[1]?.unfinished === false ? 2 : 1;
  while (owners.length > kept && isOutside(owners.at(-1)!)) finishUnclosed(scan, owners.pop()!);
  return owners.at(-1)!;
}

/** How far an offset is indented, where only blanks stand before it on its line. */
function ownIndent(text: string, offset: number): number | undefined {
  let start = offset;
  while (start > 0 && blank(text.charCodeAt(start - 1)) && text.charCodeAt(start - 1) !== 10) start--;
  return start === 0 || text.charCodeAt(start - 1) === 10 ? indentOf(text, start, offset) : undefined;
}

/** Ends an element behind the last thing that it holds. */
function finishUnclosed(scan: Scan, element: Open): void {
  const { node, runs } = element;
  const tagEnd = node.content?.start ?? node.range.end;
  const lastChild = node.children.length > element.attributeCount ? node.children.at(-1)!.range.end : tagEnd;
  while (runs.length > 0 && runs.at(-3)! >= lastChild && skipBlanks(scan.text, runs.at(-3)!) >= runs.at(-2)!) runs.length -= 3;
  const hasLastWord = runs.length > 0 && runs.at(-3)! >= lastChild;
  if (hasLastWord && runs.at(-1) === 0) runs[runs.length - 2] = trimEnd(scan.text, runs.at(-3)!, runs.at(-2)!);
  const isMarked = hasLastWord && runs.at(-1) === 1 && scan.text.startsWith(']]>', runs.at(-2));
  const end = Math.max(lastChild, hasLastWord ? runs.at(-2)! + (isMarked ? 3 : 0) : 0);
  if (element.unfinished && end === tagEnd) node.content = undefined;
  finish(scan, element, end, end);
}
