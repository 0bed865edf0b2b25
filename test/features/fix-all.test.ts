// Which of the fixes of several problems are made in one step.

import { expect, test } from 'vitest';
import { safeEdits, words, type Edit, type Fix, type Problem } from '../../server/src/core/index.ts';

const edit = (start: number, end: number, file = '/a'): Edit => ({ file, range: { start, end }, text: `${start}` });
const fix = (edits: readonly Edit[], more: Partial<Fix> = { safe: true }): Fix => ({ title: words('Do it'), edits, ...more });
const problem = (...fixes: readonly Fix[]): Problem => ({ fixes } as unknown as Problem);

test('the first safe fix of each problem is taken, and none that asks or leaves something to fill in', () => {
  expect(safeEdits([
    problem(fix([edit(0, 1)], {}), fix([edit(1, 2)]), fix([edit(2, 3)])),
    problem(fix([edit(10, 11)], { safe: true, confirm: words('Really?') })),
    problem(fix([{ ...edit(20, 20), placeholders: [{ start: 0, end: 1 }] }])),
    problem(),
  ])).toEqual([edit(1, 2)]);
});

test('of fixes at one place the first is taken, and the other is left as a whole', () => {
  expect(safeEdits([
    problem(fix([edit(5, 9)])),
    problem(fix([edit(30, 31), edit(8, 12)])),
    problem(fix([edit(30, 31)])),
    problem(fix([edit(31, 31)])),
    problem(fix([edit(5, 9, '/b')])),
  ])).toEqual([edit(5, 9), edit(30, 31), edit(5, 9, '/b')]);
});

test('a fix of other files is left out where it is not asked for', () => {
  const fixes = [fix([edit(1, 2), edit(1, 2, '/b')]), fix([edit(3, 4)])];
  expect(safeEdits([problem(...fixes)], ({ file }) => file === '/a')).toEqual([edit(3, 4)]);
});
