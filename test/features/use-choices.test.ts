// Runs the page about the questions of "Use This Keystore…": what is offered for a home and a keystore, and which answer is the usual one.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyChoices, keystoreChoices, purposeChoices, type Choice } from '../../server/src/core/features/use-choices.ts';
import { print } from '../../server/src/core/rules/rule.ts';
import { homePath, modelsOf, sectionsOf, type Section } from '../support/page.ts';

const lineOf = ({ label, description, detail, isPicked }: Choice): string =>
  [`${isPicked ? '[x]' : '[ ]'} ${print(label)}`, ...[...description, ...detail].map((each) => print(each))].join(' | ').replaceAll(`${homePath}/`, '');

/** What is offered for the file of the section's request: the keystores, its keys, and what it can be used for with the first key. */
function answerOf(section: Section): string {
  const [model] = modelsOf(section);
  const [, file, password] = /^(\S+); password (\S+)/.exec(section.fences.find(({ path }) => path === 'request')!.text)!;
  const path = `${homePath}/${file}`;
  const opened = model!.world.open(path, password, password);
  expect(opened.state).toBe('open');
  const keys = keyChoices(opened, model!.world.now);
  const request = { path, opened, password: password!, keyPassword: password!, alias: keys[0]?.value };
  return ['Keystores', keystoreChoices(model!), 'Keys', keys, 'Purposes', purposeChoices(model!, request)].flatMap((each) => (typeof each === 'string' ? [each] : each.map(lineOf))).join('\n');
}

describe('use-choices', () => {
  const file = join(import.meta.dirname, 'use-choices.md');
  for (const section of sectionsOf(readFileSync(file, 'utf8'))) {
    test(section.title, () => {
      const rendered = section.body.replace(/^```text answer\n(?:.*\n)*?```$/m, () => `\`\`\`text answer\n${answerOf(section)}\n\`\`\``);
      if (process.env['UPDATE'] && rendered !== section.body) {
        writeFileSync(file, readFileSync(file, 'utf8').replace(section.body, () => rendered));
        return;
      }
      expect(rendered).toBe(section.body);
    });
  }
});
