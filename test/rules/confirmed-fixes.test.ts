// Fixes that make encrypted data unreadable are made after a yes alone.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../server/src/core/rules/check.ts';
import { print } from '../../server/src/core/rules/rule.ts';
import { modelsOf, sectionsOf } from '../support/page.ts';

test.each([
  ['keystore-partly-replaced', 'The single sign-on is new, the primary keystore is forgotten', ['Use repository/resources/security/own.jks']],
  ['keystore-partly-replaced', 'The console is new, a listener is forgotten', []],
  ['crypto-service-not-disabled', 'False, with a keystore of its own for internal data', ['Remove the CryptoService block']],
  ['crypto-service-not-disabled', 'False on a product that got it by an update', []],
])('%s: %s', (rule, title, asked) => {
  const page = readFileSync(join(import.meta.dirname, `${rule}.md`), 'utf8');
  const [model] = modelsOf(sectionsOf(page).find((section) => section.title === title)!);
  const fixes = check(model!).filter((problem) => problem.rule.id === rule).flatMap((problem) => problem.fixes);
  expect(fixes.length).toBeGreaterThan(0);
  expect(fixes.filter(({ confirm }) => confirm).map((fix) => print(fix.title).replace(/ with .*/, ''))).toEqual(asked);
});
