// Blocks in texts of every style: indentation, line ends, one line, comments, and a second time.

import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../server/src/core/blocks/block.ts';
import { cryptoService, internalKeyStore, securityOrder } from '../../server/src/core/blocks/documented.ts';
import { insertBefore, insertInto, type BlockEdit } from '../../server/src/core/blocks/insert.ts';
import { parseXml } from '../../server/src/core/syntax/xml.ts';
import { select } from '../../server/src/core/syntax/path.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';

/** Inserts into the element at a path, before its child of a name where one is given. */
function edits(text: string, path: string, blocks: readonly Block[], { before, order }: { before?: string; order?: readonly string[] } = {}): readonly BlockEdit[] {
  const { root, comments } = parseXml({ text, charset: 'utf-8', bom: false });
  const parent = select(root, path)[0]!;
  return before === undefined ? insertInto({ text, comments }, parent, blocks, order) : insertBefore({ text, comments }, parent, select(parent, before)[0]!, blocks[0]!);
}

function inserted(...given: Parameters<typeof edits>): string {
  const after = applyEdits(given[0], edits(...given));
  expect(XMLValidator.validate(after)).toBe(true);
  return after;
}

const b: Block = { name: 'b', text: 'x' };
const nested: Block = { name: 'c', attributes: { n: 'a"b' }, children: [{ name: 'd', text: '1 & 2' }, { name: 'e' }] };

describe('at the end of an element', () => {
  test.each([
    ['spaces', '<r>\n  <a>1</a>\n</r>\n', '<r>\n  <a>1</a>\n  <b>x</b>\n</r>\n'],
    ['tabs', '<r>\n\t<a>1</a>\n</r>\n', '<r>\n\t<a>1</a>\n\t<b>x</b>\n</r>\n'],
    ['CRLF', '<r>\r\n  <a>1</a>\r\n</r>', '<r>\r\n  <a>1</a>\r\n  <b>x</b>\r\n</r>'],
    ['one line', '<r><a>1</a></r>', '<r><a>1</a><b>x</b></r>'],
    ['a comment behind', '<r>\n  <a>1</a> <!-- one -->\n</r>', '<r>\n  <a>1</a> <!-- one -->\n  <b>x</b>\n</r>'],
    ['a long comment behind', '<r>\n  <a>1</a> <!-- one\n two -->\n</r>', '<r>\n  <a>1</a>\n  <b>x</b> <!-- one\n two -->\n</r>'],
  ])('%s', (_, before, after) => expect(inserted(before, 'r', [b])).toBe(after));
});

describe('in an element without elements', () => {
  test.each([
    ['closed at once', '<r>\n  <a/>\n</r>', '<r>\n  <a>\n    <b>x</b>\n  </a>\n</r>'],
    ['closed at once, with attributes', '<r>\n\t<a k="v" />\n</r>', '<r>\n\t<a k="v">\n\t\t<b>x</b>\n\t</a>\n</r>'],
    ['empty', '<r>\n  <a></a>\n</r>', '<r>\n  <a>\n    <b>x</b>\n  </a>\n</r>'],
    ['an empty line', '<r>\r\n  <a>\r\n\r\n  </a>\r\n</r>', '<r>\r\n  <a>\r\n    <b>x</b>\r\n  </a>\r\n</r>'],
    ['a comment', '<r>\n  <a>\n    <!-- c -->\n  </a>\n</r>', '<r>\n  <a>\n    <!-- c -->\n    <b>x</b>\n  </a>\n</r>'],
    ['within a line', '<r><a/></r>', '<r><a><b>x</b></a></r>'],
  ])('%s', (_, before, after) => expect(inserted(before, 'r/a', [b])).toBe(after));
});

test('children stand in the order of the documentation', () => {
  expect(inserted('<r>\n  <a>1</a>\n  <c>3</c>\n</r>', 'r', [b], { order: ['a', 'b', 'c'] })).toBe('<r>\n  <a>1</a>\n  <b>x</b>\n  <c>3</c>\n</r>');
  expect(inserted('<r>\n  <!-- of c -->\n  <c>3</c>\n</r>', 'r', [b], { order: ['a', 'b', 'c'] })).toBe('<r>\n  <b>x</b>\n  <!-- of c -->\n  <c>3</c>\n</r>');
  expect(inserted('<r>\n  <b>1</b>\n</r>', 'r', [{ name: 'c', text: '3' }, { name: 'a', text: '1' }], { order: ['a', 'b', 'c'] }))
    .toBe('<r>\n  <a>1</a>\n  <b>1</b>\n  <c>3</c>\n</r>');
});

test('a block before an element stands before the comment that tells what that is for', () => {
  expect(inserted('<r>\n  <x/>\n  <!-- settings -->\n  <s/>\n</r>', 'r', [nested], { before: 's' }))
    .toBe('<r>\n  <x/>\n  <c n="a&quot;b">\n    <d>1 &amp; 2</d>\n    <e/>\n  </c>\n  <!-- settings -->\n  <s/>\n</r>');
  expect(inserted('<r>\n  <!-- <old/> -->\n  <s/>\n</r>', 'r', [b], { before: 's' })).toBe('<r>\n  <!-- <old/> -->\n  <b>x</b>\n  <s/>\n</r>');
  expect(inserted('<r><s/></r>', 'r', [nested], { before: 's' })).toBe('<r><c n="a&quot;b"><d>1 &amp; 2</d><e/></c><s/></r>');
});

test('values that lie on several lines, or beyond ASCII, stay one value', () => {
  const after = inserted('<r>\n  <a/>\n</r>', 'r', [{ name: 'b', text: 'o\nné<' }]);
  expect(after).toBe('<r>\n  <a/>\n  <b>o&#xA;n&#xE9;&lt;</b>\n</r>');
  expect(select(parseXml({ text: after, charset: 'utf-8', bom: false }).root, 'r/b')[0]!.value!.text).toBe('o\nné<');
});

test('blocks take the prefix of the element around them', () => {
  expect(inserted('<w:r xmlns:w="u">\n  <w:a/>\n</w:r>', 'r', [{ name: 'c', children: [b] }])).toBe('<w:r xmlns:w="u">\n  <w:a/>\n  <w:c>\n    <w:b>x</w:b>\n  </w:c>\n</w:r>');
  expect(inserted('<w:r xmlns:w="u">\n  <w:a/>\n</w:r>', 'r/a', [b])).toBe('<w:r xmlns:w="u">\n  <w:a>\n    <w:b>x</w:b>\n  </w:a>\n</w:r>');
});

test('a value that XML cannot hold gives no edit', () => {
  expect(edits('<r/>', 'r', [{ name: 'b', text: '\u0001' }])).toEqual([]);
});

test('placeholders are told by their place in the edit', () => {
  const [edit] = edits('<r>\n  <a/>\n</r>', 'r', [{ name: 'b', text: { placeholder: 'X<' } }, { name: 'c', text: { placeholder: 'Y' } }]);
  expect(edit!.placeholders!.map(({ start, end }) => edit!.text.slice(start, end))).toEqual(['X&lt;', 'Y']);
  expect(edit!.text).toBe('\n  <b>X&lt;</b>\n  <c>Y</c>');
});

describe('a block in a comment', () => {
  const values = { location: 'l', type: 'JKS', password: 'p', alias: 'a', keyPassword: 'k' };
  const commented = (inside: string): string => `<Server>\n  <Security>\n    <KeyStore/>\n    <!--${inside}-->\n  </Security>\n</Server>`;
  const taken = (inside: string): string => inserted(commented(inside), 'Server/Security', [internalKeyStore(values)], { order: securityOrder });

  test('is taken out as it stands', () => {
    const whole = '<InternalKeyStore><Location>l</Location><Type>JKS</Type><Password>p</Password><KeyAlias>a</KeyAlias><KeyPassword>k</KeyPassword></InternalKeyStore>';
    expect(taken(` ${whole} `)).toBe(`<Server>\n  <Security>\n    <KeyStore/>\n    ${whole}\n  </Security>\n</Server>`);
  });

  test('gets what it lacks, and the values that are meant', () => {
    expect(taken('\n    <InternalKeyStore>\n      <Location>other</Location>\n      <Password/>\n      <KeyAlias>a</KeyAlias>\n      <KeyPassword>k</KeyPassword>\n    </InternalKeyStore>\n    ')).toBe(
      '<Server>\n  <Security>\n    <KeyStore/>\n    <InternalKeyStore>\n      <Location>l</Location>\n      <Type>JKS</Type>\n'
      + '      <Password>p</Password>\n      <KeyAlias>a</KeyAlias>\n      <KeyPassword>k</KeyPassword>\n    </InternalKeyStore>\n  </Security>\n</Server>');
  });

  test.each([
    ['words', ' Uncomment this: <InternalKeyStore/> '],
    ['something broken', '<InternalKeyStore><Location></InternalKeyStore>'],
    ['another block', '<InternalKeyStores/>'],
    ['two of them', '<InternalKeyStore/><InternalKeyStore/>'],
  ])('stays there with %s', (_, inside) => {
    const after = taken(inside);
    expect(after).toContain(`<!--${inside}-->`);
    expect(select(parseXml({ text: after, charset: 'utf-8', bom: false }).root, 'Server/Security/InternalKeyStore').length).toBe(1);
  });

  test('of another element stays there', () => {
    const text = '<Server>\n  <Other><!--<CryptoService/>--></Other>\n  <Security/>\n</Server>';
    expect(inserted(text, 'Server', [cryptoService], { before: 'Security' })).toContain('<!--<CryptoService/>-->');
  });

  test('keeps classes of its own', () => {
    const after = inserted('<Server>\n  <!--<CryptoService><Enabled>false</Enabled><InternalCryptoProviderClassName>mine</InternalCryptoProviderClassName></CryptoService>-->\n  <Security/>\n</Server>',
      'Server', [cryptoService], { before: 'Security' });
    expect(after).toContain('<Enabled>true</Enabled><InternalCryptoProviderClassName>mine</InternalCryptoProviderClassName><ExternalCryptoProviderClassName>');
    expect(after).toContain('</KeyResolvers></CryptoService>\n  <Security/>');
  });
});
