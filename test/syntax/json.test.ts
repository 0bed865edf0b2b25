// JSON as real site.json files are written.

import * as jsonc from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../server/src/core/syntax/node.ts';
import { parseJson } from '../../server/src/core/syntax/json.ts';
import { select } from '../../server/src/core/syntax/path.ts';
import { outline, site, source } from './fixtures.ts';

const treeOf = (text: string): string => outline(parseJson(source(text)).root);

describe('the tree of a JSON file', () => {
  it('has members by name, and items without', () => {
    expect(treeOf(site)).toBe([
      'context = "/publisher"',
      'ssoConfiguration',
      '  enabled = "true"',
      '  identityProviderURL = "https://localhost:9443/samlsso"',
      '  keyStorePassword = ""',
      '  identityAlias = "wso2carbon"',
      '  keyStoreName = " wso2carbon.jks"',
      'reverseProxy',
      '  enabled = "false"',
      '  context',
      'list',
      '   = "1"',
      '   = "two"',
      '  ',
      '    three = "3"',
    ].join('\n'));
  });

  it('has ranges without quotes', () => {
    const { root, comments, errors } = parseJson(source(site));
    const cut = (range: { start: number; end: number }): string => site.slice(range.start, range.end);
    const name = select(root, 'ssoConfiguration/keyStoreName')[0]!;
    expect(cut(name.range)).toBe('"keyStoreName" : " wso2carbon.jks"');
    expect([cut(name.nameRange), cut(name.value!.range), cut(name.value!.outer)]).toEqual(['keyStoreName', 'wso2carbon.jks', ' wso2carbon.jks']);
    expect(cut(select(root, 'reverseProxy')[0]!.content!)).toBe(' "enabled" : false, "context" : null, ');
    expect(comments.map(({ inner }) => cut(inner))).toEqual([' Single sign-on', ' beside the others ']);
    expect(errors.map(({ message, range }) => [message, cut(range)])).toEqual([['A comma is missing', '"keyStorePassword"']]);
  });

  it.each([
    ['{"a": "1" "b": "2"}', 'a = "1"\nb = "2"'],
    ['{"a": , "b": "2"}', 'a\nb = "2"'],
    ['{"a": \n "b": "2"}', 'a\nb = "2"'],
    ['{"a" "1", "b": "2"}', 'a = "1"\nb = "2"'],
    ['{"a": "1\n "b": "2"}', 'a = "1"\nb = "2"'],
    ['{"a": "1,\n "b": "2"}', 'a = "1"\nb = "2"'],
    ['{"a": {"c": "1", "b": "2"', 'a\n  c = "1"\n  b = "2"'],
    ['{"a": [{"c": "1"}, "b": "2"}', 'a\n  \n    c = "1"\n   = "b"\n   = "2"'],
    ['{"a": {"c": "1"}}, "b": "2"}', 'a\n  c = "1"\n = "b"\n = "2"'],
    ['{a: "1", "b": "2"}', 'a = "1"\nb = "2"'],
    ['{"a": "x\\q"}', 'a = "x\uFFFD"'],
    ['["a", ["b"]]', ' = "a"\n\n   = "b"'],
    ['', ''],
  ])('%s', (text, tree) => {
    expect(treeOf(text)).toBe(tree);
  });

  it('is unknown beyond ASCII where the charset is not UTF-8', () => {
    const { root } = parseJson({ text: '{"a": "pä"}', charset: 'iso-8859-1', bom: false });
    expect(root.children[0]!.value!.text).toBe('p\uFFFD');
  });
});

/** Members and values as jsonc-parser's own tree has them. */
function theirs(node: jsonc.Node): unknown {
  if (node.type === 'object') return (node.children ?? []).map(({ children }) => [children![0]!.value as string, children![0]!.offset + 1, theirs(children![1]!)]);
  if (node.type === 'array') return (node.children ?? []).map((item) => ['', item.offset, theirs(item)]);
  return node.type === 'null' ? undefined : String(node.value);
}

const mine = (node: Node): unknown => (node.content ? node.children.map((child) => [child.name, child.nameRange.start, mine(child)]) : node.value?.text);

describe('jsonc-parser', () => {
  it('reads whole files like this', () => {
    const whole = site.replace('samlsso"', 'samlsso",');
    expect(mine(parseJson(source(whole)).root)).toEqual(theirs(jsonc.parseTree(whole, [], { allowTrailingComma: true })!));
  });

  it('has the numbers that stand in json.ts', () => {
    const { SyntaxKind: names, ScanError: errors } = jsonc as unknown as Record<'SyntaxKind' | 'ScanError', Record<string, number>>;
    const order = ['OpenBraceToken', 'CloseBraceToken', 'OpenBracketToken', 'CloseBracketToken', 'CommaToken', 'ColonToken', 'NullKeyword'];
    expect(order.map((name) => names[name])).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(['StringLiteral', 'LineCommentTrivia', 'BlockCommentTrivia', 'LineBreakTrivia', 'Trivia', 'Unknown', 'EOF'].map((name) => names[name])).toEqual([10, 12, 13, 14, 15, 16, 17]);
    expect(['None', 'UnexpectedEndOfString', 'InvalidCharacter'].map((name) => errors[name])).toEqual([0, 2, 6]);
  });
});
