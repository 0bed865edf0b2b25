// The edits of all safe fixes together, for one step that mends what can be mended without asking.

import type { Problem } from '../rules/check.ts';
import type { Edit, Fix } from '../rules/rule.ts';

/** The edits of the first safe fix of each problem; of fixes that touch the same place the first is taken, whole, and the others are left for the next time. */
export function safeEdits(problems: readonly Problem[], isTaken: (edit: Edit) => boolean = () => true): readonly Edit[] {
  const taken: Edit[] = [];
  for (const { fixes } of problems) {
    const fix = fixes.find((each) => isSafe(each) && each.edits.every(isTaken));
    if (fix && !fix.edits.some((edit) => taken.some((other) => isSamePlace(edit, other)))) taken.push(...fix.edits);
  }
  return taken;
}

const isSafe = ({ safe, confirm, edits }: Fix): boolean => safe === true && confirm === undefined && edits.every(({ placeholders }) => placeholders === undefined);

/** Two that only meet count, too: which of them comes first would be a guess. */
const isSamePlace = (one: Edit, other: Edit): boolean =>
  one.file === other.file && one.range.start <= other.range.end && other.range.start <= one.range.end;
