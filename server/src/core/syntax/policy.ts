// Reads sec.policy and its kind: the keystore that signatures are checked with, and what is granted to whom.

import { isAscii } from '../text/charset.ts';
import { own, ownName } from '../text/own.ts';
import type { Range } from '../text/range.ts';
import type { Source } from '../text/source.ts';
import { words, type Words } from '../text/words.ts';
import { syntaxError, type Comment, type Node, type Parsed, type SyntaxError, type Value } from './node.ts';
import { tokensOf, unescapeString, type Token } from './policy-tokens.ts';

interface Reading {
  readonly text: string;
  /** Java reads policies as UTF-8. */
  readonly isKnown: boolean;
  readonly tokens: readonly Token[];
  next: number;
  readonly errors: SyntaxError[];
}

/** The tree of a policy: `keystore` (url, type, provider), `keystorePasswordURL`, `grant` (signedBy, codeBase, principal, permission). */
export function parsePolicy(source: Source): Parsed {
  const asJava = read(source, false);
  return asJava.errors.length === 0 ? asJava : read(source, true);
}

function read({ text, charset, bom }: Source, repaired: boolean): Parsed {
  const comments: Comment[] = [];
  const unclosed: SyntaxError[] = [];
  const errors: SyntaxError[] = [];
  const reading: Reading = { text, isKnown: charset === 'utf-8' || isAscii(text), tokens: tokensOf(text, { comments, errors, unclosed }, repaired), next: 0, errors };
  if (bom) expected(reading, words('The file begins with a byte order mark'));
  const children: Node[] = [];
  while (peek(reading).kind !== 'end') topNode(reading, children);
  const lonely = children.some(({ name }) => name === 'keystore') ? undefined : children.find(({ name }) => name === 'keystorePasswordURL');
  if (lonely) errors.push(syntaxError(lonely.nameRange, words('A keystorePasswordURL needs a keystore')));
  const whole = { start: 0, end: text.length };
  const root: Node = { name: '', prefix: '', nameRange: { start: 0, end: 0 }, range: whole, content: whole, value: undefined, children };
  // What is not closed is an error only where something is missing then.
  const all = errors.length === 0 && !repaired ? [] : [...unclosed, ...errors];
  return { format: 'policy', root, comments, errors: all.slice(0, mostErrors).sort((one, other) => one.range.start - other.range.start) };
}

const mostErrors = 100;

const peek = ({ tokens, next }: Reading): Token => tokens[next]!;

const lastEnd = ({ tokens, next }: Reading): number => tokens[next - 1]?.range.end ?? 0;

function take(reading: Reading): Token {
  const token = peek(reading);
  if (token.kind !== 'end') reading.next++;
  return token;
}

const isWord = (token: Token, ...words: readonly string[]): boolean => token.kind === 'word' && words.includes(token.text.toLowerCase());

const isMark = (token: Token, mark: string): boolean => token.kind === 'mark' && token.text === mark;

function takeMark(reading: Reading, mark: string): boolean {
  const isThere = isMark(peek(reading), mark);
  if (isThere) reading.next++;
  return isThere;
}

function takeString(reading: Reading): Token | undefined {
  return peek(reading).kind === 'string' ? take(reading) : undefined;
}

function expected(reading: Reading, said: Words): void {
  if (reading.errors.length < mostErrors) reading.errors.push(syntaxError(peek(reading).range, said));
}

function expectMark(reading: Reading, mark: string): void {
  if (!takeMark(reading, mark)) expected(reading, words('{0} is expected', mark));
}

const isTop = (token: Token): boolean => isWord(token, 'grant', 'keystore', 'keystorepasswordurl');

function topNode(reading: Reading, children: Node[]): void {
  const token = peek(reading);
  if (isWord(token, 'grant')) children.push(grant(reading));
  else if (isWord(token, 'keystore', 'keystorepasswordurl')) children.push(keystore(reading, children));
  else if (!isMark(token, ';')) {
    expected(reading, words('keystore or grant is expected'));
    while (!isTop(peek(reading)) && !isMark(peek(reading), ';') && peek(reading).kind !== 'end') take(reading);
    if (isTop(peek(reading))) return;
  }
  if (peek(reading).kind !== 'end' || children.length > 0) expectMark(reading, ';');
}

/** `keystore "url", "type", "provider"`, or `keystorePasswordURL "url"`; Java takes one of each. */
function keystore(reading: Reading, before: readonly Node[]): Node {
  const keyword = take(reading);
  const name = isWord(keyword, 'keystore') ? 'keystore' : 'keystorePasswordURL';
  if (before.some((node) => node.name === name)) reading.errors.push(syntaxError(keyword.range, words('There can be one {0} only', name)));
  const url = takeString(reading);
  if (!url) expected(reading, words('A quoted URL is expected'));
  if (name === 'keystorePasswordURL') return nodeOf(reading, name, keyword, { value: url && valueOf(reading, url.inner) });
  const children = url ? [stringNode(reading, 'url', url)] : [];
  for (const part of ['type', 'provider']) {
    if (!takeMark(reading, ',')) break;
    const string = takeString(reading);
    if (string) children.push(stringNode(reading, part, string));
    else expected(reading, part === 'type' ? words('The quoted type is expected') : words('The quoted provider is expected'));
  }
  return nodeOf(reading, name, keyword, { children });
}

function grant(reading: Reading): Node {
  const keyword = take(reading);
  const children: Node[] = [];
  while (!isMark(peek(reading), '{') && !endsGrant(peek(reading)) && !isWord(peek(reading), 'permission')) {
    children.push(...grantee(reading, children));
    takeMark(reading, ',');
  }
  const start = peek(reading).range.end;
  const isOpen = takeMark(reading, '{');
  if (!isOpen) expected(reading, words('{0} is expected', '{'));
  while (isOpen || isWord(peek(reading), 'permission')) {
    const token = peek(reading);
    if (isWord(token, 'permission')) children.push(permission(reading));
    else if (isMark(token, '}') || isTop(token) || token.kind === 'end') break;
    else {
      expected(reading, words('permission is expected'));
      take(reading);
      skipToPermission(reading);
    }
  }
  const end = isMark(peek(reading), '}') ? peek(reading).range.start : lastEnd(reading);
  expectMark(reading, '}');
  return nodeOf(reading, 'grant', keyword, { children, content: isOpen ? { start, end } : undefined });
}

const endsGrant = (token: Token): boolean => token.kind === 'end' || isTop(token) || isMark(token, ';') || isMark(token, '}');

/** Who is granted something: code of a place, code signed by somebody, or a principal; `before` are those of the grant so far. */
function grantee(reading: Reading, before: readonly Node[]): readonly Node[] {
  const keyword = take(reading);
  const name = isWord(keyword, 'signedby') ? 'signedBy' : isWord(keyword, 'codebase') ? 'codeBase' : '';
  if (name !== '' && before.some((node) => node.name === name)) reading.errors.push(syntaxError(keyword.range, words('There can be one {0} only', name)));
  if (name === 'signedBy') return grantedSigners(reading, keyword);
  if (isWord(keyword, 'principal')) return [principal(reading, keyword)];
  if (name !== 'codeBase') {
    reading.next--;
    expected(reading, words('codeBase, signedBy or principal is expected'));
    reading.next++;
    return [];
  }
  const url = takeString(reading);
  if (!url) expected(reading, words('A quoted URL is expected'));
  return [nodeOf(reading, 'codeBase', keyword, { value: url && valueOf(reading, url.inner) })];
}

/** Of a grant Java counts names and commas, and refuses what has not one name more. */
function grantedSigners(reading: Reading, keyword: Token): readonly Node[] {
  const names = peek(reading).kind === 'string' ? peek(reading).text.split(',') : [];
  const found = signers(reading, keyword);
  if (names.length > found.length) reading.errors.push(syntaxError(keyword.range, words('signedBy holds an empty alias')));
  return found;
}

/** A node for each name of `signedBy "one, two"`. Java trims the names, and passes over empty ones. */
function signers(reading: Reading, keyword: Token): readonly Node[] {
  const names = takeString(reading);
  if (!names) {
    expected(reading, words('A quoted alias is expected'));
    return [nodeOf(reading, 'signedBy', keyword, {})];
  }
  let start = names.inner.start;
  return names.text.split(',').flatMap((name) => {
    const { text, range } = valueOf(reading, { start, end: start + name.length });
    start += name.length + 1;
    return text.trim() === '' ? [] : nodeOf(reading, 'signedBy', keyword, { value: { text: own(text.trim()), range, outer: range } });
  });
}

function principal(reading: Reading, keyword: Token): Node {
  const type = isMark(peek(reading), '*') || peek(reading).kind === 'word' ? take(reading) : undefined;
  const children = type ? [stringNode(reading, 'class', type)] : [];
  const isAny = isMark(peek(reading), '*');
  // Any name of one class is allowed, and any name of any, but not one name of any.
  if (type && isMark(type, '*') && !isAny) expected(reading, words('{0} is expected', '*'));
  const name = isAny ? take(reading) : takeString(reading);
  if (name) children.push(stringNode(reading, 'name', name));
  else expected(reading, words('A quoted name is expected'));
  return nodeOf(reading, 'principal', keyword, { children });
}

function permission(reading: Reading): Node {
  const keyword = take(reading);
  const children: Node[] = [];
  const type = peek(reading).kind === 'word' ? take(reading) : takeString(reading);
  if (type) children.push(stringNode(reading, 'class', type));
  else expected(reading, words('The class of the permission is expected'));
  const target = takeString(reading);
  if (target) children.push(stringNode(reading, 'target', target));
  let isMore = takeMark(reading, ',');
  const action = isMore ? takeString(reading) : undefined;
  if (action) {
    children.push(stringNode(reading, 'action', action));
    isMore = takeMark(reading, ',');
  }
  // Java lets a comma at the end pass.
  if (isMore && isWord(peek(reading), 'signedby')) children.push(...signers(reading, take(reading)));
  const node = nodeOf(reading, 'permission', keyword, { children });
  if (!takeMark(reading, ';')) {
    expected(reading, words('{0} is expected', ';'));
    skipToPermission(reading);
  }
  return node;
}

function skipToPermission(reading: Reading): void {
  for (let token = peek(reading); !isMark(token, ';') && !isWord(token, 'permission') && !endsGrant(token); token = peek(reading)) take(reading);
  takeMark(reading, ';');
}

const stringNode = (reading: Reading, name: string, token: Token): Node =>
  ({ name, prefix: '', nameRange: token.range, range: token.range, content: undefined, value: valueOf(reading, token.inner), children: [] });

interface Parts {
  readonly value?: Value | undefined;
  readonly children?: readonly Node[];
  readonly content?: Range | undefined;
}

/** A node from its keyword to the token read last. */
function nodeOf(reading: Reading, name: string, keyword: Token, { value, children = [], content }: Parts): Node {
  const range = { start: keyword.range.start, end: lastEnd(reading) };
  return { name: ownName(name), prefix: '', nameRange: keyword.range, range, content, value, children };
}

function valueOf({ text, isKnown }: Reading, outer: Range): Value {
  const raw = text.slice(outer.start, outer.end);
  const read = unescapeString(raw);
  const start = outer.start + (raw.length - raw.trimStart().length);
  const end = Math.max(start, outer.end - (raw.length - raw.trimEnd().length));
  return { text: own(isKnown ? read : read.replace(/[^\0-\x7F]+/g, '\uFFFD')), range: raw.trim() === '' ? { start: outer.start, end: outer.start } : { start, end }, outer };
}
