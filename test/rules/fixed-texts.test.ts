// What a fix leaves behind, where it matters in which order and where that stands.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../server/src/core/rules/check.ts';
import { fixed } from '../support/fixes.ts';
import { modelsOf, sectionsOf } from '../support/page.ts';

/** The texts that the first fix of a page's section leaves, blanks aside. */
function textsAfter(rule: string, title: string): Readonly<Record<string, string>> {
  const page = readFileSync(join(import.meta.dirname, `${rule}.md`), 'utf8');
  const [model] = modelsOf(sectionsOf(page).find((section) => section.title === title)!);
  const fix = check(model!).find((problem) => problem.rule.id === rule)!.fixes[0]!;
  return Object.fromEntries([...fixed(model!, fix)].map(([file, text]) => [file.replace(/^.*\//, ''), text.replace(/\s+/g, ' ')]));
}

test('a missing location comes before the password, whatever the names of a file are', () => {
  expect(textsAfter('setting-missing', 'The location of the message broker\'s keystore')['broker.xml'])
    .toContain('<keyStore> <location>LOCATION</location> <password>');
});

test('where sender and carbon.xml have different truststores, sender and profile get that of carbon.xml', () => {
  const texts = textsAfter('ssl-profile-differs', 'The truststore of carbon.xml is another');
  expect(Object.keys(texts).sort()).toEqual(['axis2.xml', 'sslprofiles.xml']);
  expect(Object.values(texts).join()).not.toContain('backends.jks');
  expect(Object.keys(textsAfter('ssl-profile-differs', 'The truststore of the sender alone is another'))).toEqual(['axis2.xml']);
});
