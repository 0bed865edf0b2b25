// Whatever comes: no reader throws, no range leaves the text or its parent, and time grows with the text.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format, Node, Parsed } from '../../server/src/core/syntax/node.ts';
import { formatOf, parse } from '../../server/src/core/syntax/parse.ts';
import { select } from '../../server/src/core/syntax/path.ts';
import { contains, type Range } from '../../server/src/core/text/range.ts';
import { axis2, carbon, catalina, edge, endpoint, nodesOf, policy, site, source } from './fixtures.ts';
import { deployment } from './toml-fixture.ts';

const fixtures: readonly (readonly [Format, string])[] = [
  ['xml', carbon], ['xml', catalina], ['xml', axis2], ['xml', edge], ['properties', endpoint], ['json', site], ['policy', policy],
  ['toml', deployment],
];
const formats = ['xml', 'properties', 'json', 'policy', 'toml'] as const;

const isRange = ({ start, end }: Range, text: string): boolean => 0 <= start && start <= end && end <= text.length;

/** What is wrong with the ranges of a tree; nothing, one hopes. */
function oddRanges({ root, comments, errors }: Parsed, text: string): string[] {
  const odd: string[] = [];
  const check = (holds: boolean, what: string, { name, range }: Node): void => {
    if (!holds) odd.push(`${what} of ${name} at ${range.start}-${range.end}`);
  };
  for (const { range } of errors) if (!isRange(range, text)) odd.push('an error');
  for (const { range, inner } of comments) if (!isRange(range, text) || !isRange(inner, text) || !contains(range, inner)) odd.push('a comment');
  for (const { node, parent } of nodesOf(root)) {
    const { range, nameRange, content, value } = node;
    check(isRange(range, text), 'the range', node);
    check(contains(parent.range, range), 'the place', node);
    check(isRange(nameRange, text) && contains(range, nameRange), 'the name', node);
    check(content === undefined || (isRange(content, text) && contains(range, content)), 'the content', node);
    check(value === undefined || (isRange(value.range, text) && contains(value.outer, value.range) && contains(range, value.outer)), 'the value', node);
  }
  return odd;
}

function checkAll(format: Format, text: string): void {
  const parsed = parse(format, source(text));
  expect([text, oddRanges(parsed, text)]).toEqual([text, []]);
}

describe('ranges', () => {
  it('hold for every beginning of every fixture', () => {
    for (const [format, text] of fixtures) for (let end = 0; end <= text.length; end++) checkAll(format, text.slice(0, end));
  });

  it('hold for every ending of every fixture', () => {
    for (const [format, text] of fixtures) for (let start = 0; start <= text.length; start += 3) checkAll(format, text.slice(start));
  });

  const scraps = '<|>|/|</|"|\'|=|&|&#|;|-->|<!--|]]>|<![CDATA[|<?|?>|<!|<a|<Key|</Server>|\\|\\u|\\\n|#|:|,|{|}|[|]|//|/*|*/|grant|permission|keystore| |\n|\r|\t|ä|\uFFFD|\uD800|\0'.split('|');

  it('hold for mutations of every fixture', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', ...scraps));
    fc.assert(fc.property(fc.constantFrom(...fixtures), fc.array(edit, { minLength: 1, maxLength: 4 }), ([format, text], edits) => {
      const ruined = edits.reduce((before, [where, length, inserted]) => {
        const at = where % (before.length + 1);
        return before.slice(0, at) + inserted + before.slice(at + length);
      }, text);
      checkAll(format, ruined);
    }), { numRuns: 2000 });
  });

  it('hold for any scraps, read as any format', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.constantFrom(...formats), text, checkAll), { numRuns: 5000 });
  });
});

describe('reading twice', () => {
  it('gives the same', () => {
    for (const [format, text] of fixtures) {
      for (const ruined of [text, text.slice(0, text.length * 0.7), text.replace('</', '<')]) {
        expect(parse(format, source(ruined))).toEqual(parse(format, source(ruined)));
      }
    }
  });
});

const size = 60_000;

/** The best of two runs, in milliseconds of work, so that others at work on the machine do not count. */
function timeOf(format: Format, text: string): number {
  const times = [1, 2].map(() => {
    const start = process.cpuUsage();
    const { root } = parse(format, source(text));
    select(root, 'a/*/a[@b]/a');
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe('time', () => {
  const units: Readonly<Record<(typeof formats)[number], readonly string[]>> = {
    xml: [
      '<', '<a b="', '<a b=\'', '<!--', '<!--\n', '<!-- <!--\n', '<![CDATA[', '<a>', '</a>', '<a>\n', '<a\n', ' <a>\n', '\n<b>', '&', '&#1', '<?', '<?a ', '<!x', '</', '</a ',
      '<!DOCTYPE a [', '<a b="x" ', '<a b', '<a "', '<a x="1\n b=', '<a></b>', '<a>\n</a\n', ']]>', '--', ' ', '"', '<a:b xmlns:a="">', '<a></c></a>\n',
    ],
    properties: ['\\', '\\\n', 'a=\\\n', '\\u', 'a b\r', '=', ':', '#\r', ' ', 'a'],
    json: ['{', '[', '"', '"a', '{"a":', '[{"a":', '/*', '//\n', '}', ',', ':', '1 ', '\\', ' '],
    policy: ['grant {', 'grant ', '"', '"a', 'permission ', 'keystore ', '/*', '//\n', ';', '{', 'signedBy "a,', '\\', 'grant { permission a "'],
    toml: [
      '[', '[[', ']', '{', '}', '[a]\n', '[[a]]\n', '[a.', 'a.', 'a=', 'a.b=[', 'a={b=', 'a=[\n', 'a=[{\n', 'a=1\n', '=', ',', '"', "'", 'a="', '"""', "'''",
      'a="""\n', "a='''\n", '\\"""\n', '"\\', '#', '#\n', ' ', '\n', '\r', 'a ', 'a\n', '[a]\n b.c=1\n',
    ],
  };
  const cases = formats.flatMap((format) => units[format].map((unit) => [format, unit] as const));

  it.each(cases)('is short for %s full of %j, and grows with it', (format, unit) => {
    const text = unit.repeat(size / unit.length);
    const once = timeOf(format, text);
    expect(once).toBeLessThan(500);
    // Four times the text takes about four times the time, where there is time to speak of; the rest is room for the collector.
    if (once > 15) expect(timeOf(format, text.repeat(4))).toBeLessThan(Math.max(once * 10, once + 400));
  });

  it('is short for blanks without an end in a value without an end', () => {
    const blanks = ' '.repeat(size);
    for (const [format, text] of [['xml', `<a b="x${blanks}y`], ['xml', `<a>x${blanks}y`], ['properties', `a=x${blanks}y`], ['json', `{"a": "x${blanks}y`], ['policy', `keystore "x${blanks}y`], ['toml', `a = "x${blanks}y`]] as const) {
      expect([format, timeOf(format, text) < 500]).toEqual([format, true]);
    }
  });

  it('is short for deep trees, which overflow no stack', () => {
    const depth = 100_000;
    for (const text of ['<a>'.repeat(depth) + '</a>'.repeat(depth), '<a>'.repeat(depth), `${'<a>'.repeat(depth)}</b>`]) {
      expect(timeOf('xml', text)).toBeLessThan(5000);
      expect(select(parse('xml', source(text)).root, Array.from({ length: 2000 }, () => 'a').join('/'))).toHaveLength(1);
    }
    expect(timeOf('xml', '<a>\n'.repeat(depth))).toBeLessThan(5000);
    expect(timeOf('json', '['.repeat(depth))).toBeLessThan(5000);
    expect(timeOf('toml', `[${'a.'.repeat(depth)}a]\n${'b=1\n'.repeat(depth)}`)).toBeLessThan(5000);
    expect(timeOf('toml', `x=${'['.repeat(depth)}`)).toBeLessThan(5000);
  });
});

describe('formatOf', () => {
  it.each([
    ['carbon.xml', 'xml'], ['axis2.xml_PT', 'xml'], ['axis2.xml_NHTTP', 'xml'], ['EndpointConfig.properties', 'properties'], ['site.json', 'json'],
    ['sec.policy', 'policy'], ['wso2carbon.jks', undefined], ['xml', undefined], ['a.properties_old', undefined], ['a.xml.bak', undefined],
  ])('%s → %s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });
});
