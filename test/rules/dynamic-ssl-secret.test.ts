// The file that dynamic-ssl-missing makes: what a secret stands for is left to type, the rest is the sender's.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../server/src/core/rules/check.ts';
import { modelsOf, sectionsOf } from '../support/page.ts';

test('a password that is a secret is a placeholder in sslprofiles.xml', () => {
  const page = readFileSync(join(import.meta.dirname, 'dynamic-ssl-missing.md'), 'utf8');
  const [model] = modelsOf(sectionsOf(page).find(({ title }) => title === 'The password of the sender is a secret')!);
  const fix = check(model!).find(({ rule }) => rule.id === 'dynamic-ssl-missing')!.fixes[0]!;
  const { text, placeholders = [] } = fix.edits.find(({ creates }) => creates)!;
  expect(placeholders.map(({ start, end }) => text.slice(start, end))).toEqual(['PASSWORD', 'KEY_PASSWORD']);
  expect(text).toContain('<Password>wso2carbon</Password>');
  expect(text).not.toContain('>password<');
});
