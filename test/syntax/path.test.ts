// Paths into a tree.

import { describe, expect, it } from 'vitest';
import { rows } from '../../server/src/core/catalog/index.ts';
import { parseProperties } from '../../server/src/core/syntax/properties.ts';
import { mayHold, select } from '../../server/src/core/syntax/path.ts';
import { parseXml } from '../../server/src/core/syntax/xml.ts';
import { axis2, endpoint, source } from './fixtures.ts';

const xml = `<s xmlns:p="u" xmlns:n="v">
  <p:k n="1"><l>one</l></p:k>
  <k n="2" m=""><l>two</l><t/></k>
  <K><l>three</l></K>
  <i j="x/y"><l>four</l></i>
  <w a.b="c"><x y.z="1"/></w>
</s>`;
const texts = (path: string): (string | undefined)[] => select(parseXml(source(xml)).root, path).map(({ value }) => value?.text);

describe('select', () => {
  it.each([
    ['s/k/l', ['one', 'two']],
    ['s/K/l', ['three']],
    ['s/k|K/l', ['one', 'two', 'three']],
    ['s/*/l', ['one', 'two', 'three', 'four']],
    ["s/k[@n='2']/l", ['two']],
    ['s/k[@n="2"]/l', ['two']],
    ['s/k[@m]/l', ['two']],
    ['s/k[t]/l', ['two']],
    ["s/*[l='three']/l", ['three']],
    ["s/k[@n='2'][t]/l", ['two']],
    ["s/k[@n='1'][t]/l", []],
    ["s/i[@j='x/y']/l", ['four']],
    ['s/k/@n', ['1', '2']],
    ['s/k/@*', ['1', '2', '']],
    ['s/k/.', [undefined, undefined]],
    ['s/@n', []],
    ['s/q/l', []],
  ])('%s', (path, found) => {
    expect(texts(path)).toEqual(found);
  });

  it('gives the node itself for nothing', () => {
    const { root } = parseXml(source(xml));
    expect(select(root, '')).toEqual([root]);
    expect(select(root, '.')).toEqual([root]);
  });

  it('takes keys with dots, and the last step from any node', () => {
    const { root } = parseProperties(source(endpoint));
    expect(select(root, 'Carbon.Security.KeyStore.Password')[0]!.value!.text).toBe('wso2carbon');
    const block = select(parseXml(source(axis2)).root, "axisconfig/transportReceiver[@name='https']/parameter[@name='keystore']")[0]!;
    expect(select(block, 'KeyStore/Location')[0]!.value!.text).toBe('repository/resources/security/wso2carbon.jks');
  });

  it('refuses what is no path', () => {
    for (const path of ['a[', "a[@b='c]", 'a]', "[@b='c']", 'a[@b=c]']) expect(() => texts(path)).toThrow('Not a path');
  });
});

describe('mayHold', () => {
  it.each([
    ['s/k/l', true],
    ['s/q', false],
    ['s/q|k', true],
    ['s/*/q', false],
    ["s/k[@n='2']", true],
    ["s/k[@n='second']", false],
    ["s/k[l='second']", true],
    ['s/k[q]', false],
    ['s/k/@q', false],
  ])('%s: %s', (path, may) => {
    expect(mayHold(xml)(path)).toBe(may);
  });

  it('takes an attribute that is written with references for any', () => {
    expect(mayHold('<s><k n="&#115;econd"/></s>')("s/k[@n='second']")).toBe(true);
  });

  it('never denies what is there', () => {
    const { root } = parseXml(source(axis2));
    const there = rows.map(({ at }) => at).filter((at) => at !== '' && select(root, at).length > 0);
    expect(there.length).toBeGreaterThan(1);
    expect(there.filter((at) => !mayHold(axis2)(at))).toEqual([]);
  });
});
