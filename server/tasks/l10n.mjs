// Brings the translations in line with the sentences: adds those that are missing, empty, takes out those that nobody says, and lists what is to be translated.
//   npm run l10n

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectSentences, compare } from './sentences.mjs';

const folder = join(import.meta.dirname, '../../l10n');
const { sentences, unknown } = await collectSentences();
const say = (line) => process.stdout.write(`${line}\n`);

for (const place of unknown) say(`not known when it is compiled: ${place}`);
for (const name of readdirSync(folder).filter((each) => /^bundle\.l10n\.[\w-]+\.json$/.test(each))) {
  const bundle = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { missing, unused } = compare(sentences, bundle);
  const texts = [...sentences.keys()].sort();
  writeFileSync(join(folder, name), `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, bundle[text] ?? ''])), null, 2)}\n`);
  for (const text of unused) say(`${name}: taken out: ${text}`);
  for (const [text, place] of missing) say(`${name}: to be translated: ${text}   (${place})`);
  say(`${name}: ${texts.length} sentences, ${texts.filter((text) => !bundle[text]).length} to be translated`);
}
process.exitCode = unknown.length > 0 ? 1 : 0;
