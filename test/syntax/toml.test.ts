// TOML as it should be, and half-typed: names, values, ranges.

import { describe, expect, it } from 'vitest';
import { isKnown } from '../../server/src/core/syntax/node.ts';
import { select } from '../../server/src/core/syntax/path.ts';
import { parseToml } from '../../server/src/core/syntax/toml.ts';
import type { Range } from '../../server/src/core/text/range.ts';
import { outline, source } from './fixtures.ts';
import { deployment } from './toml-fixture.ts';

const cut = (text: string, range: Range | undefined): string | undefined => range && text.slice(range.start, range.end);
const one = (text: string, path: string) => select(parseToml(source(text)).root, path)[0];
const read = (text: string): string | undefined => one(text, 'a')?.value?.text;
const tree = (text: string): string[] => outline(parseToml(source(text)).root).split('\n');
const errorsOf = (text: string): string[] => parseToml(source(text)).errors.map(({ range, message }) => `${cut(text, range)}: ${message}`);

describe('the tree of a TOML file', () => {
  it('has every table once, however often it is named', () => {
    expect(errorsOf(deployment)).toEqual([]);
    expect(tree(deployment)).toEqual([
      'server',
      '  hostname = "localhost"',
      '  base_path = "${carbon.protocol}://${carbon.host}:${carbon.management.port}"',
      'keystore',
      '  tls',
      '    file_name = "wso2carbon.jks"',
      '    type = "JKS"',
      '    password = "$secret{keystore_password}"',
      '    key_password = "C:\\\\literal"',
      '  primary',
      '    password = "päss\\"w\\\\ord ä"',
      '    text = "all in one"',
      'apim',
      '  gateway',
      '    environment',
      '      name = "Production"',
      '      visible = "true"',
      '    environment',
      '      name = "Sandbox"',
      '      port = "9_443"',
      'transport',
      '  receiver',
      '    keystore',
      '      file_name = "$ref{keystore.tls.file_name}"',
      '      password = " blanks "',
      '    ciphers',
      '       = "one"',
      '       = "two"',
      '       = "three\\nlines"',
      '    started = "2024-01-01T00:00:00Z"',
      '    limits',
      '      low = "1"',
      '      high',
      '        value = "2.5"',
      '      names',
      '         = "a"',
      '         = "b"',
      'secrets',
      '  keystore_password = "[wso2carbon]"',
    ]);
  });

  it('has every range', () => {
    const node = one(deployment, 'keystore/tls')!;
    expect(cut(deployment, node.nameRange)).toBe('tls');
    expect(cut(deployment, node.range)).toMatch(/^\[keystore\.tls\]\nfile_name[^]*literal'$/);
    expect(cut(deployment, node.content)).toMatch(/^\nfile_name[^]*literal'$/);
    const setting = one(deployment, 'transport/receiver/keystore/password')!;
    expect(cut(deployment, setting.range)).toBe('"keystore".password = " blanks "');
    expect(cut(deployment, setting.nameRange)).toBe('password');
    expect(cut(deployment, setting.value!.range)).toBe('blanks');
    expect(cut(deployment, setting.value!.outer)).toBe(' blanks ');
    expect(cut(deployment, one(deployment, 'transport/receiver/limits')!.content)).toBe(' low = 1, high.value = 2.5, names = ["a", "b"] ');
    expect(cut(deployment, one(deployment, 'transport/receiver/keystore')!.range)).toMatch(/^keystore\.file_name[^]*blanks "$/);
  });

  it('lets a table reach from its first piece to its last', () => {
    const text = '[k.a]\nx=1\n[other]\n[k]\ny=2\n';
    expect(cut(text, one(text, 'k')!.range)).toBe('[k.a]\nx=1\n[other]\n[k]\ny=2');
    expect(cut(text, one(text, 'k')!.nameRange)).toBe('k');
    expect(one(text, 'k')!.nameRange.start).toBe(text.indexOf('[k]') + 1);
  });

  it('puts tables into the last of a list of tables', () => {
    expect(tree('[[a]]\nx=1\n[a.b]\ny=1\n[[a]]\n[a.b]\ny=2\n[[a.c]]\n[[a.c]]\n')).toEqual(['a', '  x = "1"', '  b', '    y = "1"', 'a', '  b', '    y = "2"', '  c', '  c']);
    expect(errorsOf('[[a]]\n[a.b]\n[[a]]\n[a.b]\n')).toEqual([]);
  });

  it('has comments aside, wherever they stand', () => {
    const { comments } = parseToml(source('# one\na = "#no" # two\nb = [ # three\n1]\n[c] # four\nd = """# no\n"""#five'));
    expect(comments).toHaveLength(5);
    expect(parseToml(source(deployment)).comments.map(({ inner }) => cut(deployment, inner))).toEqual(['offset=0', ' where it is', '[keystore.primary]', 'file_name = "other.jks"', ' first']);
  });

  it('takes either line end, and none at the end of the file', () => {
    expect(tree(deployment.replaceAll('\n', '\r\n'))).toEqual(tree(deployment).map((line) => line.replace('three\\n', 'three\\r\\n')));
    expect(tree('[a]\nb="c"')).toEqual(['a', '  b = "c"']);
    expect(tree('[a]')).toEqual(['a']);
  });
});

describe('what Java reads', () => {
  it('undoes escapes between double quotes, and none between single ones', () => {
    expect(read('a = "\\t\\n\\"\\\\\\u00e4\\U0001F600"')).toBe('\t\n"\\ä😀');
    expect(read("a = 'C:\\wso2\\n'")).toBe('C:\\wso2\\n');
    expect(read('a = ""')).toBe('');
  });

  it('takes long strings without the first line end', () => {
    expect(read('a = """\nx "y" z\n"""')).toBe('x "y" z\n');
    expect(read("a = '''\nx 'y' \\n\n'''")).toBe("x 'y' \\n\n");
    expect(read('a = """x"""""')).toBe('x""');
    expect(read('a = """"""')).toBe('');
    expect(read('a = """x\\\n\n   y\\"""z"""')).toBe('xy"""z');
  });

  it('is unknown where the server refuses the file', () => {
    expect(read('a = "C:\\wso2"')).toBe('C:\uFFFDso2');
    expect(read('a = "\\uD800"')).toBe('\uFFFD');
    expect(errorsOf('a = "\\q"')).toEqual(['\\q: There is no such escape: a \\ is written \\\\, or the text stands in single quotes']);
    expect(isKnown(one('a = "\\q"', 'a')!.value!)).toBe(false);
    expect(select(parseToml({ text: 'a = "pä"', charset: 'iso-8859-1', bom: false }).root, 'a')[0]!.value!.text).toBe('p\uFFFD');
  });

  it('takes quoted names, and dots in them', () => {
    expect(tree('"a.b".\'c\' . d = 1\n["x y".z]\n')).toEqual(['a.b', '  c', '    d = "1"', 'x y', '  z']);
  });
});

describe('half-typed', () => {
  it.each([
    'a = "x', 'a = "x  ', "a = 'x", 'a = """x', 'a = x', 'a = [1, 2', 'a = ["x", "y', 'a = { x = 1', 'a = { x = [1, { y', 'a = [{ x = 1 ]', 'a =', 'a', 'a "x"', 'a.',
    '= 1', 'a = 1 2 3', 'a = "x" "y"', '"a', '}', ']', 'a = [[[',
  ])('%j loses nothing but itself', (line) => {
    const lines = tree(`[k]\nbefore = "1"\n${line}\nafter = "2"\n[next]\nlast = "3"\n`);
    expect(lines).toContain('  before = "1"');
    expect(lines).toContain('  after = "2"');
    expect(lines.slice(-2)).toEqual(['next', '  last = "3"']);
    expect(errorsOf(`[k]\n${line}\nafter = "2"\n`)).not.toEqual([]);
  });

  it.each(['[k', '[k.', '[', '[]', '[[k', '[[k]', '[k]]', '[k] x', '[k.."b"]', '["k'])('the header %j opens a table all the same', (line) => {
    const lines = tree(`[before]\nx = "1"\n${line}\ny = "2"\n[next]\nlast = "3"\n`);
    expect(lines.slice(0, 2)).toEqual(['before', '  x = "1"']);
    expect(lines.filter((each) => /^ +y = "2"$/.test(each))).toHaveLength(1);
    expect(lines.slice(-2)).toEqual(['next', '  last = "3"']);
    expect(errorsOf(`${line}\ny = "2"\n`)).not.toEqual([]);
  });

  it('a value that stops short has what is there', () => {
    expect(read('a = "repository/x  \nb = 1')).toBe('repository/x');
    expect(cut('a = "repository/x  \nb = 1', one('a = "repository/x  \nb = 1', 'a')!.value!.range)).toBe('repository/x');
    expect(read('a = JKS # c')).toBe('JKS');
    expect(one('a = \nb = 1', 'a')).toMatchObject({ value: undefined });
  });

  it('a list over several lines goes on to its end', () => {
    expect(errorsOf('a = [\n  "x = y",\n  ["b", "c"],\n  [1],\n  [true],\n  { k = 1 },\n]\nb = 1')).toEqual([]);
  });

  it('what is there twice is said, and kept', () => {
    expect(tree('a = 1\na = 2\n')).toEqual(['a = "1"', 'a = "2"']);
    expect(errorsOf('a = 1\na = 2\n')).toEqual(['a: This name is here twice']);
    expect(errorsOf('[a]\n[b]\n[a]\n')).toEqual(['a: This table is here twice']);
    expect(errorsOf('a = 1\n[a.b]\n')).toEqual(['a: This is a value already, and no table']);
  });
});
