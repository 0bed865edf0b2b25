// What is written reads back, and is ASCII.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../server/src/core/syntax/node.ts';
import { parse } from '../../server/src/core/syntax/parse.ts';
import { select } from '../../server/src/core/syntax/path.ts';
import { escapeValue, isWritable, type Where } from '../../server/src/core/syntax/write.ts';
import { isAscii } from '../../server/src/core/text/charset.ts';
import { source } from './fixtures.ts';

const places: readonly { format: Format; where: Where; before: string; after: string; path: string }[] = [
  { format: 'xml', where: 'text', before: '<?xml version="1.0" encoding="ISO-8859-1"?><a>', after: '</a>', path: 'a' },
  { format: 'xml', where: 'attribute', before: '<a b="', after: '"/>', path: 'a/@b' },
  { format: 'xml', where: 'attribute', before: "<a b='", after: "'/>", path: 'a/@b' },
  { format: 'properties', where: 'value', before: 'a=', after: '', path: 'a' },
  { format: 'properties', where: 'value', before: 'a ', after: '\nb=1', path: 'a' },
  { format: 'json', where: 'value', before: '{"a": "', after: '"}', path: 'a' },
  { format: 'policy', where: 'value', before: 'keystore "', after: '";', path: 'keystore/url' },
];

const texts = fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom(...'<>&"\'\\ \t\n\r=:#!;]-${}äß€\0\x7F7', '😀', ']]>', '\\u', '${carbon.home}')) });

describe('escapeValue', () => {
  it('writes what reads back', () => {
    fc.assert(fc.property(fc.constantFrom(...places), texts, ({ format, where, before, after, path }, text) => {
      if (!isWritable(format, text)) return;
      const written = escapeValue(format, text, where);
      expect(isAscii(written)).toBe(true);
      const { root, errors } = parse(format, source(before + written + after));
      expect([written, errors]).toEqual([written, []]);
      expect(select(root, path)[0]!.value?.text ?? '').toBe(text);
    }), { numRuns: 3000 });
  });

  it.each([
    ['xml', 'text', 'a<b>&"ä]]>', 'a&lt;b&gt;&amp;"&#xE4;]]&gt;'],
    ['xml', 'attribute', 'a"\'\n', 'a&quot;&apos;&#xA;'],
    ['properties', 'value', ' C:\\x=ä ', '\\ C\\:\\\\x\\=\\u00E4\\ '],
    ['json', 'value', 'C:\\"😀', 'C:\\\\\\"\\uD83D\\uDE00'],
    ['policy', 'value', 'C:\\"ä', 'C:\\\\\\"\\344'],
    ['xml', 'text', '${carbon.home}/wso2carbon.jks', '${carbon.home}/wso2carbon.jks'],
  ] as const)('%s %s: %s → %s', (format, where, text, written) => {
    expect(escapeValue(format, text, where)).toBe(written);
  });

  it('refuses what a format cannot hold', () => {
    expect(isWritable('xml', 'a\0')).toBe(false);
    expect(isWritable('policy', '€')).toBe(false);
    expect(() => escapeValue('xml', 'secret\x01', 'text')).toThrow(/^(?!.*secret)/);
  });
});
