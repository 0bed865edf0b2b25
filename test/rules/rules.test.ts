// Runs the pages of the rules: each is the rule's documentation and its test.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/core/rules/index.ts';
import { invariants, renderRule, ruleById, sectionsOf } from '../support/page.ts';

const folder = import.meta.dirname;
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

test('every rule has a page, and every page a rule', () => {
  expect(pages.map((name) => name.slice(0, -3)).sort()).toEqual(rules.map(({ id }) => id).sort());
});

test('rules are in alphabetical order', () => {
  expect(rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).sort());
});

for (const name of pages) {
  const file = join(folder, name);
  const page = readFileSync(file, 'utf8');
  const rule = ruleById(name.slice(0, -3));
  describe(name, () => {
    test('says what, why and what to do', () => {
      const introduction = page.split(/^## /m)[0]!;
      expect(introduction).toMatch(new RegExp(`^# ${name.slice(0, -3)}\n`));
      expect(introduction.split(/\n\n/).length).toBeGreaterThanOrEqual(3);
      expect(sectionsOf(page).length).toBeGreaterThanOrEqual(2);
    });
    for (const section of sectionsOf(page)) {
      test(section.title, () => {
        const rendered = renderRule(section, rule!);
        if (process.env['UPDATE'] && rendered !== section.body) {
          writeFileSync(file, readFileSync(file, 'utf8').replace(section.body, () => rendered));
          return;
        }
        expect(rendered).toBe(section.body);
        expect(invariants(section, rule!)).toEqual([]);
      });
    }
  });
}
