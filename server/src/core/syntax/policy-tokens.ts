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

/** What is found on the way: comments, errors, and quotes and comments that somebody forgot to close, which Java takes as they are. */
export interface Aside {
  readonly comments: Comment[];
  readonly errors: SyntaxError[];
  readonly unclosed: SyntaxError[];
}

/**
 * The tokens of a text, with an `end` behind the last. To Java a comment without its end takes in all that follows;
 * `repaired`, it stops on its own line.
 */
export function tokensOf(text: string, { comments, errors, unclosed }: Aside, repaired: boolean): readonly Token[] {
  const tokens: Token[] = [];
  let lastClose = 0;
  for (let at = afterBlanks(text, 0); at < text.length; at = afterBlanks(text, at)) {
    token.lastIndex = at;
    const [whole, word, string, line, block] = token.exec(text)!;
    let end = at + whole.length;
    if (string !== undefined) {
      const isClosed = text[end] === string[0];
      if (!isClosed) unclosed.push(syntaxError({ start: at, end: at + 1 }, words('The closing quote is missing')));
      const range = { start: at, end: isClosed ? end + 1 : end };
      if (string.startsWith("'")) errors.push(syntaxError(range, words('A text stands in double quotes')));
      tokens.push({ kind: 'string', text: own(string.slice(1)), range, inner: { start: at + 1, end } });
      end = range.end;
    } else if (line !== undefined) comments.push({ range: { start: at, end }, inner: { start: at + 2, end } });
    else if (block !== undefined) {
      if (lastClose !== -1) lastClose = text.indexOf('*/', end);
      const close = lastClose !== -1 ? lastClose : repaired ? lineEnd(text, end) : text.length;
      if (lastClose === -1) unclosed.push(syntaxError({ start: at, end }, words('The comment has no end: */ is missing')));
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
