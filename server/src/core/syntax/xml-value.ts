// The text of elements and attributes, as Java reads it.

import { own } from '../text/own.ts';
import type { Value } from './node.ts';
import { blank, isXmlChar, skipBlanks, trimEnd } from './xml-chars.ts';
import { complain, type Open, type Scan } from './xml-scan.ts';

const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** `<![CDATA[` and `]]>`. */
const cdataStart = 9;
const cdataEnd = 3;

/** An element's own text; undefined where it has none, or only blanks beside child elements. */
export function elementValue(scan: Scan, open: Open): Value | undefined {
  const { runs, node, attributeCount } = open;
  if (runs.length === 0) return undefined;
  const { text } = scan;
  const range = inked(text, runs);
  if (!range && node.children.length > attributeCount) return undefined;
  const outer = { start: startOf(runs, 0), end: endOf(text, runs, runs.length - 3) };
  let read = '';
  for (let run = 0; run < runs.length; run += 3) {
    read += runs[run + 2] === 1 ? plain(scan, text.slice(runs[run], runs[run + 1])) : referred(scan, runs[run]!, runs[run + 1]!);
  }
  return read === '' ? undefined : { text: own(read), range: range ?? { start: outer.start, end: outer.start }, outer };
}

const startOf = (runs: readonly number[], run: number): number => runs[run]! - (runs[run + 2] === 1 ? cdataStart : 0);

const endOf = (text: string, runs: readonly number[], run: number): number => {
  const end = runs[run + 1]!;
  return runs[run + 2] === 1 && text.startsWith(']]>', end) ? end + cdataEnd : end;
};

/** From the first to the last character that is no blank; CDATA counts with its marks. */
function inked(text: string, runs: readonly number[]): Value['range'] | undefined {
  let start = -1;
  let end = -1;
  for (let run = 0; run < runs.length; run += 3) {
    const from = startOf(runs, run);
    const to = endOf(text, runs, run);
    const first = runs[run + 2] === 1 ? from : skipBlanks(text, from);
    if (first >= to) continue;
    if (start === -1) start = first;
    end = runs[run + 2] === 1 ? to : trimEnd(text, first, to);
  }
  return start === -1 ? undefined : { start, end };
}

/** An attribute's text, between its quotes. */
export function attributeValue(scan: Scan, start: number, end: number): Value {
  const { text } = scan;
  const read = referred(scan, start, end, spaced);
  const first = Math.min(skipBlanks(text, start), end);
  const outer = { start, end };
  const hasBlanks = end > start && (first > start || blank(text.charCodeAt(end - 1)));
  return { text: read, range: hasBlanks ? { start: first, end: trimEnd(text, first, end) } : outer, outer };
}

/** Line breaks of a value as XML 1.0 section 3.3.3 has them: each is a blank. */
const spaced = (raw: string): string => (/[\t\n\r]/.test(raw) ? raw.replace(/\r\n|[\t\n\r]/g, ' ') : raw);

const unified = (raw: string): string => (raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);

const plain = (scan: Scan, raw: string, lineEnds = unified): string => lineEnds(scan.isSame ? raw : scan.reread(raw));

const reference = /&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z_:\x80-\uFFFF][\w:.\-\x80-\uFFFF]*));/y;

/** Text with its references undone; one that would need a declaration is unknown. */
function referred(scan: Scan, start: number, end: number, lineEnds = unified): string {
  const raw = scan.text.slice(start, end);
  let amp = raw.indexOf('&');
  if (amp === -1) return own(plain(scan, raw, lineEnds));
  let read = '';
  let at = 0;
  for (; amp !== -1; amp = raw.indexOf('&', at)) {
    read += plain(scan, raw.slice(at, amp), lineEnds);
    reference.lastIndex = amp;
    const match = reference.exec(raw);
    at = amp + (match ? match[0].length : 1);
    read += match ? meaning(scan, start + amp, match) : unescaped(scan, start + amp);
  }
  return own(read + plain(scan, raw.slice(at), lineEnds));
}

function unescaped(scan: Scan, at: number): string {
  complain(scan, at, at + 1, 'An & has to be written &amp;');
  return '\uFFFD';
}

function meaning(scan: Scan, at: number, [whole, hex, decimal, name]: RegExpExecArray): string {
  const end = at + whole.length;
  if (name !== undefined) {
    const known = predefined[name];
    if (known === undefined && scan.entities?.has(name) === false) complain(scan, at, end, `The entity ${own(whole)} is not declared`);
    return known ?? '\uFFFD';
  }
  const code = hex === undefined ? Number.parseInt(decimal!, 10) : Number.parseInt(hex, 16);
  if (isXmlChar(code)) return String.fromCodePoint(code);
  complain(scan, at, end, `${own(whole)} is no character that XML allows`);
  return '\uFFFD';
}
