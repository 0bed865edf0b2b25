// Completion in texts that end anywhere: it never throws, and what it replaces is on the line of the cursor.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completion } from '../../server/src/core/features/completion.ts';
import { homePath, modelsOf, sectionsOf, type Section } from '../support/page.ts';

const page = readFileSync(join(import.meta.dirname, 'completion.md'), 'utf8');

/** Every how many-th beginning of a text is tried, and the one that ends at the cursor. */
const step = 31;

function* beginnings(section: Section): Iterable<{ readonly file: string; readonly text: string }> {
  const { path, text } = section.fences.find((fence) => fence.text.includes('$0'))!;
  const ends = [text.indexOf('$0'), ...Array.from({ length: Math.ceil(text.length / step) }, (_, index) => index * step)];
  for (const end of ends) yield { file: `${homePath}/${path}`, text: text.slice(0, end).replace('$0', '') };
}

describe('completion at the end of any beginning', () => {
  for (const section of sectionsOf(page)) {
    test(section.title, () => {
      for (const { file, text } of beginnings(section)) {
        const model = modelsOf(section, new Map([[file, text]])).at(-1);
        for (const { range } of model ? completion(model, file, text.length) : []) {
          expect(range.start).toBeLessThanOrEqual(text.length);
          expect(range.end).toBe(text.length);
          expect(text.slice(range.start, range.end)).not.toMatch(/[\r\n<>"]/);
        }
      }
    });
  }
});
