// What else stands between < and >: comments, CDATA, processing instructions, the document type.

import { blank, nameEnd, trimEnd } from './xml-chars.ts';
import { complain, complainOfStructure, topOf, type Scan } from './xml-scan.ts';

/** Reads what starts with `<!`. */
export function declaration(scan: Scan, lt: number): void {
  const { text } = scan;
  if (text.startsWith('<!--', lt)) comment(scan, lt);
  else if (text.startsWith('<![CDATA[', lt)) cdata(scan, lt);
  else if (text.startsWith('<!DOCTYPE', lt)) doctype(scan, lt);
  else {
    complainOfStructure(scan, lt, lt + 2, 'A comment starts with <!--');
    scan.pos = endOnLine(scan, lt, lt + 2);
  }
}

/** Behind the next `>` of the line where no tag starts before it, else the line's end. */
function endOnLine(scan: Scan, lt: number, from: number): number {
  const end = Math.min(scan.find['\n'](from), scan.find['<'](from), scan.text.length);
  const gt = scan.find['>'](from);
  return gt < end ? gt + 1 : Math.max(trimEnd(scan.text, lt, end), from);
}

function comment(scan: Scan, lt: number): void {
  const from = lt + 4;
  const found = scan.find['-->'](from);
  const isUnclosed = found === Infinity || startsAnother(scan, from, found);
  const inner = isUnclosed ? Math.max(trimEnd(scan.text, from, Math.min(scan.find['\n'](from), scan.text.length)), from) : found;
  const end = isUnclosed ? inner : found + 3;
  if (isUnclosed) complainOfStructure(scan, lt, from, 'The comment has no end: --> is missing');
  else checkDashes(scan, from, found);
  scan.comments.push({ range: { start: lt, end }, inner: { start: from, end: inner } });
  scan.pos = end;
}

function checkDashes(scan: Scan, from: number, end: number): void {
  const dashes = scan.find['--'](from);
  if (dashes < end) complain(scan, dashes, dashes + 2, 'A comment cannot hold --');
}

/**
 * Whether a comment's --> belongs to another comment that starts in it: this one's was not typed yet.
 * A further --> before a further <!-- says that it was: a block was commented out, comments and all.
 */
function startsAnother(scan: Scan, from: number, end: number): boolean {
  const inner = scan.find['<!--'](from);
  // In <!--> the dashes are those of the end.
  if (inner + 4 > end) return false;
  if (!scan.repair) scan.isBroken = true;
  return scan.find['\n'](from) < inner && scan.find['next <!--'](end) <= scan.find['next -->'](end + 3);
}

function cdata(scan: Scan, lt: number): void {
  const from = lt + 9;
  const found = scan.find[']]>'](from);
  const isUnclosed = found === Infinity;
  const end = isUnclosed ? Math.max(Math.min(scan.find['\n'](from), scan.text.length), from) : found;
  if (isUnclosed) complainOfStructure(scan, lt, from, 'The CDATA section has no end: ]]> is missing');
  if (scan.stack.length === 1) complain(scan, lt, from, 'Text stands outside the outermost element');
  else topOf(scan).runs.push(from, end, 1);
  scan.pos = isUnclosed ? end : found + 3;
}

/** Reads what starts with `<?`, but for the declaration at the start of a file. */
export function instruction(scan: Scan, lt: number): void {
  const { text } = scan;
  const nameStop = nameEnd(text, lt + 2);
  const found = scan.find['?>'](lt + 2);
  if (found === Infinity) {
    complainOfStructure(scan, lt, lt + 2, 'The processing instruction has no end: ?> is missing');
    scan.pos = endOnLine(scan, lt, lt + 2);
    return;
  }
  scan.pos = found + 2;
  const name = text.slice(lt + 2, Math.min(nameStop, lt + 6));
  const isReserved = name.toLowerCase() === 'xml' && nameStop === lt + 5;
  if (isReserved) complain(scan, lt, nameStop, 'The XML declaration stands at the very start of a file only');
  const isNamed = nameStop > lt + 2 && (nameStop === found || blank(text.charCodeAt(nameStop)));
  if (!isNamed) complain(scan, lt, lt + 2, 'A processing instruction has a name');
}

/** Reads over the document type, internal subset and all; nothing of it is followed. */
function doctype(scan: Scan, lt: number): void {
  const { text } = scan;
  const isMisplaced = scan.hasDoctype || scan.hasRoot;
  const end = isMisplaced ? undefined : doctypeEnd(text, lt + 9);
  scan.hasDoctype = true;
  if (end !== undefined) {
    scan.pos = end;
    scan.entities = entitiesOf(text.slice(lt, end));
    return;
  }
  complainOfStructure(scan, lt, lt + 9, isMisplaced ? 'A document type stands before the outermost element, once' : 'The document type has no end');
  scan.pos = endOnLine(scan, lt, lt + 9);
}

const elsewhere = /^<!DOCTYPE[^[]*(?:SYSTEM|PUBLIC)|%/;

const entitiesOf = (doctype: string): ReadonlySet<string> | undefined =>
  elsewhere.test(doctype) ? undefined : new Set(Array.from(doctype.matchAll(/<!ENTITY\s+([^\s"'>]+)/g), ([, name]) => name!));

function doctypeEnd(text: string, from: number): number | undefined {
  let isInside = false;
  const skip = (mark: string, at: number): number => {
    const found = text.indexOf(mark, at);
    return found === -1 ? text.length : found + mark.length;
  };
  for (let at = from; at < text.length;) {
    const one = text[at]!;
    if (one === '>' && !isInside) return at + 1;
    if (one === '[' || one === ']') isInside = one === '[';
    if (one === '"' || one === "'") at = skip(one, at + 1);
    else if (text.startsWith('<!--', at)) at = skip('-->', at + 4);
    else if (text.startsWith('<?', at)) at = skip('?>', at + 2);
    else at++;
  }
  return undefined;
}
