// Reads carbon.xml and its kind: keeps every offset, never fails, never expands an entity.

import { charsetOf, isAscii } from '../text/charset.ts';
import { encodingOf } from '../text/decode.ts';
import { rereader, type Reread } from '../text/reread.ts';
import type { Charset, Source } from '../text/source.ts';
import type { Parsed } from './node.ts';
import { blank, skipBlanks, startsName, trimEnd } from './xml-chars.ts';
import { declaration, instruction } from './xml-markup.ts';
import { complain, complainOfStructure, newScan, topOf, type Scan } from './xml-scan.ts';
import { closeTag, startTag } from './xml-tag.ts';
import { closeRest } from './xml-tree.ts';

/** The tree of an XML file. What is not well-formed is read as it was probably meant. */
export function parseXml(source: Source): Parsed {
  const { text } = source;
  const java = javaCharset(source);
  const reread = rereader(source.charset, java);
  const isPlain = !beyondPlain.test(text);
  const isSame = isPlain || isAscii(text) || (source.charset !== undefined && source.charset === java);
  const scan = scanned(text, reread, isSame);
  if (!isPlain) checkCharacters(scan);
  const { stack, comments, errors } = scan;
  const root = stack[0]!.node;
  return { format: 'xml', root, comments, errors: errors.sort((one, other) => one.range.start - other.range.start) };
}

/** What most files have nothing of: they are spared every further look at single characters. */
const beyondPlain = /[^\t\n\r\x20-\x7E]/;

/** Reads a text as well-formed; where it is not, reads it again with an eye on indentation. */
function scanned(text: string, reread: Reread, isSame: boolean): Scan {
  const strict = newScan(text, false, reread, isSame);
  scanAll(strict);
  if (!strict.isBroken) return strict;
  const repairing = newScan(text, true, reread, isSame);
  scanAll(repairing);
  return repairing;
}

/**
 * The charset that Java reads an XML file in; undefined where that cannot be said.
 * Where a UTF-8 mark and a declaration differ, Xerces takes the declaration and other readers the mark.
 */
function javaCharset({ text, charset, bom }: Source): Charset | undefined {
  const declared = encodingOf(text);
  if (bom && charset !== 'utf-8') return charset;
  if (declared !== undefined) return charsetOf(declared) === charset || !bom ? charsetOf(declared) : undefined;
  return /^\uFEFF?<\?xml\s[^>]*\sencoding/.test(text.slice(0, 400)) ? undefined : 'utf-8';
}

function scanAll(scan: Scan): void {
  const { text } = scan;
  scan.pos = prologEnd(scan);
  while (scan.pos < text.length && (scan.repair || !scan.isBroken)) {
    const found = text.indexOf('<', scan.pos);
    const lt = found === -1 ? text.length : found;
    if (lt > scan.pos) addText(scan, scan.pos, lt);
    if (lt < text.length) markup(scan, lt);
    else scan.pos = lt;
  }
  if (scan.stack.length > 1) scan.isBroken = true;
  if (scan.repair) closeRest(scan);
  if (!scan.hasRoot) complain(scan, 0, 0, 'There is no element');
}

function markup(scan: Scan, lt: number): void {
  const code = scan.text.charCodeAt(lt + 1);
  if (code === 47) closeTag(scan, lt);
  else if (code === 33) declaration(scan, lt);
  else if (code === 63) instruction(scan, lt);
  else if (startsName(code)) startTag(scan, lt);
  else {
    complainOfStructure(scan, lt, lt + 1, 'A < has to be written &lt;');
    addText(scan, lt, lt + 1);
    scan.pos = lt + 1;
  }
}

function addText(scan: Scan, start: number, end: number): void {
  if (scan.stack.length === 1) {
    const first = skipBlanks(scan.text, start);
    if (first < end) complain(scan, first, trimEnd(scan.text, first, end), 'Text stands outside the outermost element');
    return;
  }
  const cdataEnd = scan.find['text ]]>'](start);
  if (cdataEnd < end) complain(scan, cdataEnd, cdataEnd + 3, ']]> has to be written ]]&gt;');
  topOf(scan).runs.push(start, end, 0);
}

const declared =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/;

/** The end of the XML declaration; a mark that an editor left in the text stands before it. */
function prologEnd(scan: Scan): number {
  const { text } = scan;
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (!text.startsWith('<?xml', start) || !blank(text.charCodeAt(start + 5))) return start;
  const whole = declared.exec(text.slice(start, start + 1000));
  if (whole) return start + whole[0].length;
  complain(scan, start, start + 5, 'The XML declaration has version, encoding and standalone, in this order');
  const end = scan.find['>'](start);
  return end > scan.find['<'](start + 1) || end > scan.find['\n'](start) ? start + 5 : end + 1;
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const forbidden = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/;

function checkCharacters(scan: Scan): void {
  const at = scan.text.search(forbidden);
  if (at !== -1) complain(scan, at, at + 1, 'XML does not allow this character, not even as a reference');
}
