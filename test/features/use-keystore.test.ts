// Runs the page about changing to another keystore: each section makes a request, and holds the plan and what the files say afterwards.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HomeModel } from '../../server/src/core/model/build.ts';
import { planUse, type Purpose, type UsePlan, type UseRequest } from '../../server/src/core/rules/use-plan.ts';
import { print } from '../../server/src/core/rules/rule.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { linesOf } from '../../server/src/core/text/lines.ts';
import { treeOf } from '../../server/src/core/model/documents.ts';
import { homePath, modelsOf, sectionsOf, type Section } from '../support/page.ts';

/** A request as a page writes it: `FILE ALIAS for ROLE, ROLE; password X; key password Y`. */
function requestOf({ fences }: Section, { world }: HomeModel): UseRequest {
  const text = fences.find(({ path }) => path === 'request')!.text;
  const [, path, alias, purposes] = /^(\S+) (\S+) for ([\w-]+(?:, [\w-]+)*)/.exec(text)!;
  const password = /; password ([^;\n]+)/.exec(text)![1]!;
  const keyPassword = /; key password ([^;\n]+)/.exec(text)?.[1] ?? password;
  const file = `${homePath}/${path}`;
  const opened = world.open(file, password, keyPassword);
  expect(opened.state).toBe('open');
  return { path: file, opened, password, keyPassword, alias: alias === '-' ? undefined : alias, purposes: purposes!.split(', ') as Purpose[] };
}

/** The texts of the files after the edits of a plan. */
function textsAfter({ world }: HomeModel, { groups }: UsePlan): ReadonlyMap<string, string> {
  const edits = groups.flatMap((group) => group.edits);
  const files = [...new Set(edits.map(({ file }) => file))];
  return new Map(files.map((file) => [file, applyEdits(world.text(file)!.text, edits.filter((edit) => edit.file === file))]));
}

const short = (path: string): string => path.replace(`${homePath}/`, '');

function answerOf(model: HomeModel, plan: UsePlan): string {
  const { world } = model;
  const line = (file: string, offset: number): number => linesOf(world.text(file)!.text).position(offset).line + 1;
  const after = textsAfter(model, plan);
  return [
    ...plan.groups.flatMap(({ label, edits, warning }) => [
      `${print(label)}: ${[...new Set(edits.map(({ file, range }) => `${short(file)}:${line(file, range.start)}`))].join(', ')}`,
      ...(warning ? [`  ${print(warning)}`] : []),
    ]),
    ...plan.left.map(({ at, why, read }) => `left${read ? '' : ' (not read)'}: ${short(at.file)}:${line(at.file, at.range.start)}: ${print(why)}`),
    ...plan.notes.map((each) => print(each)),
    ...[...after].flatMap(([file, text]) => {
      const before = world.text(file)!.text.split('\n');
      return text.split('\n').filter((each) => !before.includes(each)).map((each) => `${short(file)} + ${each.trim()}`);
    }),
  ].join('\n');
}

describe('use-keystore', () => {
  const file = join(import.meta.dirname, 'use-keystore.md');
  for (const section of sectionsOf(readFileSync(file, 'utf8'))) {
    test(section.title, () => {
      const [model] = modelsOf(section);
      const plan = planUse(model!, requestOf(section, model!));
      const rendered = section.body.replace(/^```text answer\n(?:.*\n)*?```$/m, () => `\`\`\`text answer\n${answerOf(model!, plan)}\n\`\`\``);
      if (process.env['UPDATE'] && rendered !== section.body) {
        writeFileSync(file, readFileSync(file, 'utf8').replace(section.body, () => rendered));
        return;
      }
      expect(rendered).toBe(section.body);
      const after = textsAfter(model!, plan);
      const [changed] = modelsOf(section, after);
      // Applied twice it changes nothing, and what it leaves can be read.
      expect(planUse(changed!, requestOf(section, changed!)).groups).toEqual([]);
      for (const [path, text] of after) {
        expect(text).toMatch(/^[\0-\x7F]*$/);
        expect(treeOf(changed!.world, path)!.errors).toEqual(treeOf(model!.world, path)!.errors);
      }
    });
  }
});
