// Cuts a Java policy file into words, quoted strings and marks, as java.io.StreamTokenizer does for the policy reader.

import { own } from '../text/own.ts';
import type { Range } from '../text/range.ts';
import { words } from '../text/words.ts';
import { syntaxError, type Comment, type SyntaxError } from './node.ts';

export interface Token {
  readonly kind: 'word' | 'string' | 'mark' | 'end';
  /** A word or mark as written, a string as written between its quotes. */
  readonly text: string;
  readonly range: Range;
  /** Of a string: between its quotes. */
  readonly inner: Range;
}

const token = /([A-Za-z0-9._$\xA0-\uFFFF]+)|("(?:[^"\\\r\n]|\\[^\r\n])*|'(?:[^'\\\r\n]|\\[^\r\n])*)|(\/\/[^\r\n]*)|(\/\*)|([^])/y;

/** The tokens of a text, with an `end` behind the last; comments and errors are added to the lists given. */
export function tokensOf(text: string, comments: Comment[], errors: SyntaxError[]): readonly Token[] {
  const tokens: Token[] = [];
  let lastClose = 0;
  for (let at = afterBlanks(text, 0); at < text.length; at = afterBlanks(text, at)) {
    token.lastIndex = at;
    const [whole, word, string, line, block] = token.exec(text)!;
    let end = at + whole.length;
    if (string !== undefined) {
      const isClosed = text[end] === string[0];
      if (!isClosed) errors.push(syntaxError({ start: at, end: at + 1 }, words('The closing quote is missing')));
      const range = { start: at, end: isClosed ? end + 1 : end };
      tokens.push({ kind: 'string', text: own(string.slice(1)), range, inner: { start: at + 1, end } });
      end = range.end;
    } else if (line !== undefined) comments.push({ range: { start: at, end }, inner: { start: at + 2, end } });
    else if (block !== undefined) {
      if (lastClose !== -1) lastClose = text.indexOf('*/', end);
      const close = lastClose === -1 ? lineEnd(text, end) : lastClose;
      if (lastClose === -1) errors.push(syntaxError({ start: at, end }, words('The comment has no end: */ is missing')));
      const range = { start: at, end: lastClose === -1 ? close : close + 2 };
      comments.push({ range, inner: { start: end, end: close } });
      end = range.end;
    } else tokens.push({ kind: word === undefined ? 'mark' : 'word', text: own(whole), range: { start: at, end }, inner: { start: at, end } });
    at = end;
  }
  const range = { start: text.length, end: text.length };
  return [...tokens, { kind: 'end', text: '', range, inner: range }];
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

const controls: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A string with its escapes undone. */
export const unescapeString = (raw: string): string =>
  raw.replace(/\\(?:([0-3][0-7]{0,2}|[4-7][0-7]?)|([^]?))/g, (_, octal?: string, one?: string) =>
    octal === undefined ? controls[one!] ?? one! : String.fromCharCode(Number.parseInt(octal, 8)));
