// Runs the pages of the rules: each is the rule's documentation and its test.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { neighboursOf, summarise } from '../../server/src/core/model/summary.ts';
import { check, compareAgain, comparing } from '../../server/src/core/rules/check.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import { invariants, modelsOf, renderRule, ruleById, sectionsOf } from '../support/page.ts';

const folder = import.meta.dirname;
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

test('every rule has a page, and every page a rule', () => {
  expect(pages.map((name) => name.slice(0, -3)).sort()).toEqual(rules.map(({ id }) => id).sort());
});

test('rules are in alphabetical order', () => {
  expect(rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).sort());
});

test.each(comparing.map(({ id }) => id))('homes that are compared again are told the same as those that are judged anew: %s', (id) => {
  for (const section of sectionsOf(readFileSync(join(folder, `${id}.md`), 'utf8'))) {
    const models = modelsOf(section);
    const neighbours = neighboursOf(models.map(summarise));
    for (const model of models) {
      const beside = neighbours.get(model.home.path);
      const whole = check(model, beside);
      expect(compareAgain(check(model), model, beside ?? [])).toEqual(whole);
      expect(compareAgain(whole, model, [])).toEqual(check(model));
    }
  }
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
