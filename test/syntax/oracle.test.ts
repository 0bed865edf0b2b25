// Well-formed XML read by others: saxes and fast-xml-parser give the same tree, also over the real homes where they are at hand.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Format, Node, Parsed } from '../../server/src/core/syntax/node.ts';
import { formatOf, parse } from '../../server/src/core/syntax/parse.ts';
import { parseXml } from '../../server/src/core/syntax/xml.ts';
import { decode } from '../../server/src/core/text/decode.ts';
import { axis2, carbon, catalina, edge, source } from './fixtures.ts';

interface Reading {
  readonly events: readonly string[];
  readonly error: string | undefined;
}

/** What saxes says: tags, attributes, texts and comments, in order. */
function saxes(text: string): Reading {
  const parser = new SaxesParser({ xmlns: true });
  const events: string[] = [];
  let error: string | undefined;
  parser.on('error', ({ message }) => { error ??= message; });
  parser.on('opentag', ({ name, attributes }) => {
    events.push(`<${name}`);
    for (const attribute of Object.values(attributes)) events.push(`@${attribute.name}=${attribute.value}`);
  });
  parser.on('closetag', ({ name }) => events.push(`/${name}`));
  parser.on('comment', (comment) => events.push(`#${comment}`));
  parser.write(text).close();
  return { events, error };
}

const fullName = ({ prefix, name }: Node): string => (prefix === '' ? '' : `${prefix}:`) + name.replace('@', '');

/** The same from a tree. */
function eventsOf({ root, comments }: Parsed, text: string): readonly string[] {
  const events: { at: number; what: string }[] = [];
  for (const { range, inner } of comments) events.push({ at: range.start, what: `#${text.slice(inner.start, inner.end).replace(/\r\n?/g, '\n')}` });
  const pending = [...root.children];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.name.startsWith('@')) {
      events.push({ at: node.range.start, what: `@${fullName(node)}=${node.value?.text}` });
      continue;
    }
    events.push({ at: node.range.start, what: `<${fullName(node)}` }, { at: node.range.end - 0.5, what: `/${fullName(node)}` });
    pending.push(...node.children);
  }
  return events.sort((one, other) => one.at - other.at).map(({ what }) => what);
}

/** Entities apart, which saxes refuses where a document type declares them. */
const fixtures = { carbon, catalina, axis2, edge: edge.replace('&eins;', '') };

describe('saxes', () => {
  it.each(Object.entries(fixtures))('reads %s like this', (_, text) => {
    const theirs = saxes(text);
    expect(theirs.error).toBe(undefined);
    expect(eventsOf(parseXml(source(text)), text)).toEqual(theirs.events);
  });

  it('finds the same mutants well-formed', () => {
    const mutant = fc.tuple(fc.constantFrom(...Object.values(fixtures).slice(0, 3)), fc.nat(), fc.nat(3), fc.constantFrom('', '<', '>', '"', '/', '&', '-', ' ', '<a>', '</', ']]>', '<!--'));
    let brokenCount = 0;
    fc.assert(fc.property(mutant, ([text, where, length, inserted]) => {
      const at = where % text.length;
      const ruined = text.slice(0, at) + inserted + text.slice(at + length);
      const theirs = saxes(ruined);
      const mine = parseXml(source(ruined));
      expect([ruined, mine.errors.length === 0]).toEqual([ruined, theirs.error === undefined]);
      if (theirs.error === undefined) expect(eventsOf(mine, ruined)).toEqual(theirs.events);
      else brokenCount++;
    }), { numRuns: 500 });
    expect(brokenCount).toBeGreaterThan(100);
  });
});

type FastNode = Record<string, unknown>;

/** What fast-xml-parser says of elements and attributes: names, order, where elements start. */
function fast(text: string): readonly string[] {
  const parser = new XMLParser({
    preserveOrder: true, processEntities: false, captureMetaData: true, ignoreAttributes: false, attributeNamePrefix: '@', ignoreDeclaration: true, ignorePiTags: true,
  });
  const meta = XMLParser.getMetaDataSymbol() as unknown as string;
  const found: string[] = [];
  const walk = (nodes: readonly FastNode[]): void => {
    for (const node of nodes) {
      const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
      if (name === undefined) continue;
      found.push(`${name} ${(node[meta] as { startIndex: number }).startIndex}`);
      found.push(...Object.keys((node[':@'] ?? {})));
      walk(node[name] as readonly FastNode[]);
    }
  };
  walk(parser.parse(text) as readonly FastNode[]);
  return found;
}

function inFastsWords({ root }: Parsed): readonly string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    found.push(node.name.startsWith('@') ? `@${fullName(node)}` : `${fullName(node)} ${node.range.start}`);
    node.children.forEach(walk);
  };
  root.children.forEach(walk);
  return found;
}

describe('fast-xml-parser', () => {
  it.each(Object.entries({ carbon, catalina, axis2 }))('reads %s like this', (_, text) => {
    expect(inFastsWords(parseXml(source(text)))).toEqual(fast(text));
  });
});

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const isThere = existsSync(corpus);
const formats: readonly Format[] = ['xml', 'properties', 'json', 'policy'];

describe('real homes', () => {
  it.skipIf(!isThere)('are read as saxes reads them, without an error of ours, and so are properties, JSON and policies', () => {
    let fileCount = 0;
    for (const entry of readdirSync(corpus, { recursive: true, withFileTypes: true })) {
      const format = entry.isFile() ? formatOf(entry.name) : undefined;
      if (format === undefined || !formats.includes(format)) continue;
      const file = join(entry.parentPath, entry.name);
      const read = decode(readFileSync(file));
      const parsed = parse(format, read);
      fileCount++;
      expect([file, parsed.errors]).toEqual([file, []]);
      if (format !== 'xml') continue;
      // saxes reads text, not bytes: it is compared where both see the same.
      const { events, error } = saxes(read.text);
      const mine = eventsOf(parse(format, { ...read, text: read.text.replace(/^(<\?xml[^>]*?) encoding=["'][^"']*["']/, '$1') }), read.text);
      expect([file, error, events.length]).toEqual([file, undefined, mine.length]);
    }
    expect(fileCount).toBeGreaterThan(500);
  }, 120_000);

  if (!isThere) console.log('Real homes are not at hand: reading them is skipped.');
});
