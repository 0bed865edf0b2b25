// Brings the translations in line with the sentences: adds those that are missing, empty, takes out those that nobody says, and lists what is to be translated.
//   npm run l10n

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleOf, languages, writeTexts } from './manifest.mjs';
import { collectSentences, compare, load } from './sentences.mjs';

const folder = join(import.meta.dirname, '../../l10n');
// A new text of the manifest gets its key first.
writeTexts((await load('server/src/core/rules/index.ts')).rules);
const { sentences, unknown } = await collectSentences();
const say = (line) => process.stdout.write(`${line}\n`);

for (const place of unknown) say(`not known when it is compiled: ${place}`);
for (const language of languages) {
  const name = `bundle.l10n.${language}.json`;
  const bundle = bundleOf(language);
  const { missing, unused } = compare(sentences, bundle);
  const texts = [...sentences.keys()].sort();
  writeFileSync(join(folder, name), `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, bundle[text] ?? ''])), null, 2)}\n`);
  for (const text of unused) say(`${name}: taken out: ${text}`);
  for (const [text, place] of missing) say(`${name}: to be translated: ${text}   (${place})`);
  say(`${name}: ${texts.length} sentences, ${texts.filter((text) => !bundle[text]).length} to be translated`);
}
writeTexts((await load('server/src/core/rules/index.ts')).rules);
process.exitCode = unknown.length > 0 ? 1 : 0;
