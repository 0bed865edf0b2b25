// Every sentence that a person may read has its translation, and no translation is left over.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { collectSentences, compare } from '../../server/tasks/sentences.mjs';

const folder = join(import.meta.dirname, '../../l10n');
const languages = readdirSync(folder).map((name) => /^bundle\.l10n\.([\w-]+)\.json$/.exec(name)?.[1] ?? name);
const bundleOf = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(folder, `bundle.l10n.${language}.json`), 'utf8')) as Readonly<Record<string, string>>;

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

const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

describe.each(languages)('%s', (language) => {
  const bundle = bundleOf(language);

  test('has every sentence, and no other', () => {
    const { missing, unused } = compare(sentences, bundle);
    expect({ missing: missing.map(([text, place]) => `${text} (${place})`), empty: Object.keys(bundle).filter((text) => bundle[text] === ''), unused }).toEqual({ missing: [], empty: [], unused: [] });
  });

  test('has the placeholders of each sentence', () => {
    expect(Object.entries(bundle).filter(([text, translated]) => placeholders(text).join() !== placeholders(translated).join())).toEqual([]);
  });

  test('has the code, the paths and the marks of each sentence', () => {
    const marks = (text: string): string => [...(text.match(/`[^`]*`|\*\*|\$\{[^}]*\}/g) ?? [])].sort().join(' ');
    expect(Object.entries(bundle).filter(([text, translated]) => marks(text) !== marks(translated))).toEqual([]);
  });
});
