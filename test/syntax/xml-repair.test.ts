// XML as people type it: what is still there stays where it belongs.

import { describe, expect, it } from 'vitest';
import { select } from '../../server/src/core/syntax/path.ts';
import { parseXml } from '../../server/src/core/syntax/xml.ts';
import { axis2, carbon, catalina, nodesOf, outline, source } from './fixtures.ts';

const treeOf = (text: string): string => outline(parseXml(source(text)).root);

/** Paths and values of all nodes of a text, but for those whose path has one of the names. */
function pathsOf(text: string, without: readonly string[]): string[] {
  const paths = new Map<unknown, string>();
  const { root } = parseXml(source(text));
  for (const { node, parent } of nodesOf(root)) {
    const value = node.children.some(({ name }) => !name.startsWith('@')) ? '' : node.value?.text.trim() ?? '';
    paths.set(node, `${(paths.get(parent) ?? '').split(' = ')[0]}/${node.name} = ${value}`);
  }
  return [...paths.values()].filter((path) => !without.some((name) => path.includes(name)));
}

const replace = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

describe('a missing close tag', () => {
  it.each([
    ['of a value', '</Location>', ''],
    ['of a block', '        </KeyStore>\n', ''],
    ['of a block around', '    </Security>\n', ''],
    ['of everything', '</Server>', ''],
    ['half typed', '</Type>', '</Ty'],
    ['barely typed', '</Type>', '</'],
    ['without >', '</Location>\n', '</Location\n'],
    ['with a slip of the finger', '</KeyStore>', '</KeyStroe>'],
    ['with another name', '</KeyStore>', '</Server>'],
  ])('%s moves nothing', (_, from, to) => {
    const ruined = replace(carbon, from, to);
    expect(parseXml(source(ruined)).errors).not.toEqual([]);
    expect(pathsOf(ruined, [])).toEqual(pathsOf(carbon, []));
  });

  it('among elements of one name ends the right one', () => {
    const ruined = replace(axis2, '        </parameter>\n', '');
    expect(pathsOf(ruined, [])).toEqual(pathsOf(axis2, []));
  });

  it('ends the value at its line', () => {
    const { root } = parseXml(source('<a>\n  <b>x\n  <c>y</c>\n</a>'));
    expect(select(root, 'a/b')[0]!.value).toEqual({ text: 'x', range: { start: 9, end: 10 }, outer: { start: 9, end: 10 } });
    expect(select(root, 'a/c')[0]!.value!.text).toBe('y');
  });
});

describe('a half-typed tag', () => {
  it.each(['<', '<Key', '</', '</Ser', '<!--', '<Key name', '<Key name=', '<Key name="', '&', '<Key name="x"', '<!', '<?', '<![CDATA['])('%s costs nothing else', (typed) => {
    for (const after of ['<Security>\n', '<KeyStore>\n', 'JKS</Type>\n', '<Offset>0</Offset>\n']) {
      const ruined = replace(carbon, after, `${after}            ${typed}\n`);
      const lost = pathsOf(carbon, ['Key/', 'Key ']).filter((path) => !pathsOf(ruined, []).includes(path));
      expect(lost).toEqual([]);
    }
  });

  it('in the middle of attributes costs nothing else', () => {
    const ruined = replace(catalina, 'port="9443"', 'port="9443" keyst');
    expect(pathsOf(ruined, ['@keyst ='])).toEqual(pathsOf(catalina, []));
  });

  it('without > keeps its children', () => {
    expect(pathsOf(replace(carbon, '<KeyStore>', '<KeyStore'), [])).toEqual(pathsOf(carbon, []));
  });
});

describe('a missing quote', () => {
  it.each([
    ['keystorePass=\'wso2carbon\'', 'keystorePass=\'wso2carbon'],
    ['port="9443"', 'port="9443'],
    ['port="9443"', 'port=9443'],
    ['port="9443"', 'port"9443"'],
    ['clientAuth="want"', 'clientAuth="want'],
    ['URIEncoding="UTF-8"/>', 'URIEncoding="UTF-8/>'],
  ])('%s → %s', (from, to) => {
    expect(pathsOf(replace(catalina, from, to), [])).toEqual(pathsOf(catalina, []));
  });

  it('ends at the tag where the next one starts on the line', () => {
    expect(treeOf('<a><b c="x>y</b><d e="f"/></a>')).toBe('a\n  b = "y"\n    @c = "x"\n  d\n    @e = "f"');
    expect(treeOf('<a c="x d="y"/>')).toBe('a\n  @c = "x"\n  @d = "y"');
  });

  it('is not seen in values that only look odd', () => {
    expect(treeOf('<a c="x d=" e="y"/>')).toBe('a\n  @c = "x d="\n  @e = "y"');
    expect(treeOf('<a c="1 < 2" d="3"/>')).toBe('a\n  @c = "1 < 2"\n  @d = "3"');
  });
});

describe('comments', () => {
  it('without an end reach to the end of the line', () => {
    expect(treeOf('<a>\n  <!-- x\n  <b>1</b>\n</a>')).toBe('a\n  b = "1"');
    expect(treeOf('<a>\n  <!-- x\n  <b>1</b>\n  <!-- y -->\n  <c/>\n</a>')).toBe('a\n  b = "1"\n  c');
  });

  it('around comments stay comments, as far as any reader sees them', () => {
    expect(treeOf('<a>\n  <!-- x\n  <!-->\n  <b>1</b>\n</a>')).toBe('a\n  b = "1"');
    expect(treeOf('<a>\n<!--\n  <b>1</b>\n  <!-- y -->\n  <c/>\n-->\n</a>').split('\n')).not.toContain('  b = "1"');
  });
});

describe('well-formed files', () => {
  it('are never repaired, however they are indented', () => {
    expect(treeOf('<a>\n<a>\n    <a>1\n</a>\n<b/>\n  </a>\n</a>')).toBe('a\n  a\n    a = "1\\n"\n    b');
  });
});
