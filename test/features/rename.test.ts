// Runs the page about renaming: each section renames what is at its cursor, and holds the lines that change.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sectionsOf } from '../support/page.ts';
import { askedBy, renameInvariants, renderRename } from '../support/rename-page.ts';

const file = join(import.meta.dirname, 'rename.md');

for (const section of sectionsOf(readFileSync(file, 'utf8'))) {
  test(section.title, () => {
    const rendered = renderRename(section);
    expect(renameInvariants(askedBy(section)!)).toEqual([]);
    if (process.env['UPDATE'] && rendered !== section.body) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(section.body, () => rendered));
      return;
    }
    expect(rendered).toBe(section.body);
  });
}
