// Runs the pages of the features: each section asks at its cursor `$0`, and holds the answer.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { definition } from '../../server/src/core/features/definition.ts';
import { hover } from '../../server/src/core/features/hover.ts';
import { documentLinks } from '../../server/src/core/features/links.ts';
import { highlights, references } from '../../server/src/core/features/references.ts';
import { linesOf } from '../../server/src/core/text/lines.ts';
import type { HomeModel } from '../../server/src/core/model/build.ts';
import { renderFeature, sectionsOf } from '../support/page.ts';

type Answer = (model: HomeModel, file: string, offset: number) => string;

const place = ({ home, world }: HomeModel, file: string, start: number | undefined): string => {
  const path = file.replace(`${home.path}/`, '');
  if (start === undefined) return path;
  const { line, character } = linesOf(world.text(file)!.text).position(start);
  return `${path}:${line + 1}:${character + 1}`;
};

const answers: Readonly<Record<string, Answer>> = {
  hover: (model, file, offset) => hover(model, file, offset)?.markdown ?? '',
  definition: (model, file, offset) => definition(model, file, offset).map((each) => place(model, each.file, each.range?.start)).join('\n'),
  references: (model, file, offset) => references(model, file, offset, true).map((each) => place(model, each.file, each.range.start)).join('\n'),
  highlights: (model, file, offset) => highlights(model, file, offset).map((each) => `${place(model, each.file, each.range.start)} ${each.kind}`).join('\n'),
  links: (model, file) => documentLinks(model, file).map((each) => `${place(model, file, each.range.start)} → ${place(model, each.file, undefined)}`).join('\n'),
};

for (const [feature, answer] of Object.entries(answers)) {
  const file = join(import.meta.dirname, `${feature}.md`);
  const page = readFileSync(file, 'utf8');
  describe(feature, () => {
    for (const section of sectionsOf(page)) {
      test(section.title, () => {
        const rendered = renderFeature(section, answer);
        if (process.env['UPDATE'] && rendered !== section.body) {
          writeFileSync(file, readFileSync(file, 'utf8').replace(section.body, () => rendered));
          return;
        }
        expect(rendered).toBe(section.body);
        expect(rendered.match(/answer\n[^]*?```/g)?.join('')).not.toMatch(/canary/);
      });
    }
  });
}
