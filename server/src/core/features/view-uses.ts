// Which problems are about a use.

import type { Use } from '../model/home.ts';
import type { Problem } from '../rules/check.ts';
import { contains, type Range } from '../text/range.ts';

/** The problems at the settings of a use, or at the block itself. */
export function problemsAt(use: Use, problems: readonly Problem[]): readonly Problem[] {
  const own: readonly Range[] = [use.block.nameRange, ...Object.values(use.settings).map(({ range }) => range)];
  return problems.filter(({ at }) => at.file === use.file && own.some((range) => contains(range, at.range)));
}
