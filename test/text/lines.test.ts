// Offsets and lines, and edits.

import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { linesOf } from '../../server/src/core/text/lines.ts';

const textOfLines = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '😀') });

describe('linesOf', () => {
  it('ends lines with \\n, \\r\\n and \\r', () => {
    const lines = linesOf('a\nb\r\nc\rd');
    expect(lines.count).toBe(4);
    expect([0, 2, 5, 7].map(lines.position)).toEqual([0, 1, 2, 3].map((line) => ({ line, character: 0 })));
    expect(lines.position(8)).toEqual({ line: 3, character: 1 });
  });

  it('takes what lies outside to the nearest end', () => {
    const lines = linesOf('ab\r\ncd');
    expect(lines.position(-1)).toEqual({ line: 0, character: 0 });
    expect(lines.position(99)).toEqual({ line: 1, character: 2 });
    expect(lines.offset({ line: 0, character: 99 })).toBe(2);
    expect(lines.offset({ line: 9, character: 0 })).toBe(6);
    expect(lines.offset({ line: -1, character: 3 })).toBe(0);
  });

  it('is what vscode-languageserver-textdocument says', () => {
    fc.assert(fc.property(textOfLines, fc.nat(20), fc.nat(6), (text, line, character) => {
      const lines = linesOf(text);
      const document = TextDocument.create('file:///a', 'xml', 1, text);
      expect(lines.count).toBe(document.lineCount);
      for (let offset = 0; offset <= text.length; offset++) expect(lines.position(offset)).toEqual(document.positionAt(offset));
      expect(lines.offset({ line, character })).toBe(document.offsetAt({ line, character }));
    }));
  });
});

describe('applyEdits', () => {
  it('makes edits in any order', () => {
    const edits = [
      { range: { start: 4, end: 5 }, text: 'E' }, { range: { start: 0, end: 1 }, text: '' }, { range: { start: 2, end: 2 }, text: 'xy' },
    ];
    expect(applyEdits('abcde', edits)).toBe('bxycdE');
  });

  it('keeps the order of insertions at one place', () => {
    expect(applyEdits('ab', ['1', '2'].map((text) => ({ range: { start: 1, end: 1 }, text })))).toBe('a12b');
  });

  it('refuses edits that overlap or lie outside', () => {
    expect(() => applyEdits('abc', [{ range: { start: 0, end: 2 }, text: '' }, { range: { start: 1, end: 3 }, text: '' }])).toThrow();
    expect(() => applyEdits('abc', [{ range: { start: 2, end: 4 }, text: '' }])).toThrow();
  });
});
