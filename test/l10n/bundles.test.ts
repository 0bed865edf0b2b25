// Every sentence that a person may read has its translation, and no translation is left over.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../server/src/core/rules/index.ts';
import { manifestTexts, translated } from '../../server/tasks/manifest.mjs';
import { collectSentences, compare } from '../../server/tasks/sentences.mjs';

const root = join(import.meta.dirname, '../..');
const json = (name: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(join(root, name), 'utf8')) as Readonly<Record<string, string>>;
const languages = readdirSync(join(root, 'l10n')).map((name) => /^bundle\.l10n\.([\w-]+)\.json$/.exec(name)?.[1] ?? name);

let sentences: ReadonlyMap<string, string>;
let unknown: readonly string[];

// The compiler reads all of the sources.
beforeAll(async () => {
  ({ sentences, unknown } = await collectSentences());
}, 120_000);

test('every sentence is known when the code is compiled', () => {
  expect(unknown).toEqual([]);
  expect(sentences.size).toBeGreaterThan(400);
});

test('the manifest holds keys alone, each with its English', () => {
  const { manifest, found } = manifestTexts(rules);
  expect(manifest).toEqual(json('package.json'));
  expect(found).toEqual(json('package.nls.json'));
});

const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

describe.each(languages)('%s', (language) => {
  const bundle = json(`l10n/bundle.l10n.${language}.json`);

  test('has every sentence, and no other', () => {
    const { missing, unused } = compare(sentences, bundle);
    expect({ missing: missing.map(([text, place]) => `${text} (${place})`), empty: Object.keys(bundle).filter((text) => bundle[text] === ''), unused }).toEqual({ missing: [], empty: [], unused: [] });
  });

  test('has the texts of the manifest', () => {
    expect(json(`package.nls.${language}.json`)).toEqual(translated(rules, bundle));
  });

  test('has the placeholders of each sentence', () => {
    expect(Object.entries(bundle).filter(([text, translated]) => placeholders(text).join() !== placeholders(translated).join())).toEqual([]);
  });

  test('has the code, the paths and the marks of each sentence', () => {
    const marks = (text: string): string => [...(text.match(/`[^`]*`|\*\*|\$\{[^}]*\}/g) ?? [])].sort().join(' ');
    expect(Object.entries(bundle).filter(([text, translated]) => marks(text) !== marks(translated))).toEqual([]);
  });
});
