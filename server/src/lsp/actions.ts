// Quick fixes: found from the place, listed without their edits; the edit is made when one is chosen.

import { createHmac, randomBytes } from 'node:crypto';
import { touches, type Edit, type Fix, type Problem, type Range, type World } from '../core/index.ts';
import type { Documents } from './documents.ts';
import type { HomeState } from './home-state.ts';

/** What finds an action again: no text, no secret. */
export interface ActionData {
  /** The file as the home names it. */
  readonly file: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly fix: number;
  /** Tells whether the texts that the edits are for are still the same. */
  readonly stamp: string;
}

export interface OfferedAction {
  readonly problem: Problem;
  readonly fix: Fix;
  readonly data: ActionData;
}

/** Where edits would be made. */
export interface Texts {
  readonly world: Pick<World, 'text'> & { readonly real: (path: string) => string };
  readonly documents: Documents;
}

/** The fixes of the problems at a range, the preferred ones first. */
export function actionsAt(state: HomeState, file: string, range: Range, texts: Texts): readonly OfferedAction[] {
  const offered = state.problems
    .filter(({ at }) => at.file === file && (touches(at.range, range.start) || touches(at.range, range.end) || touches(range, at.range.start)))
    .flatMap((problem) => problem.fixes.map((fix, index) => ({ problem, fix, index })))
    .filter(({ fix }) => fix.edits.every((edit) => isEditable(edit.file, texts)));
  return offered
    .map(({ problem, fix, index }) => ({ problem, fix, data: dataOf(problem, fix, index, texts) }))
    .toSorted((a, b) => Number(b.fix.preferred ?? false) - Number(a.fix.preferred ?? false));
}

/** The edits of an action; undefined where a text has changed since, or where the problem is gone. */
export function editsOf(state: HomeState, data: ActionData, texts: Texts): readonly Edit[] | undefined {
  const problem = state.problems.find(({ rule, at }) =>
    rule.id === data.rule && at.file === data.file && at.range.start === data.start && at.range.end === data.end);
  const fix = problem?.fixes[data.fix];
  if (!problem || !fix || dataOf(problem, fix, data.fix, texts).stamp !== data.stamp) return undefined;
  return fix.edits.every((edit) => isEditable(edit.file, texts)) ? fix.edits : undefined;
}

function dataOf({ rule, at }: Problem, fix: Fix, index: number, texts: Texts): ActionData {
  return { file: at.file, rule: rule.id, start: at.range.start, end: at.range.end, fix: index, stamp: stampOf([at.file, ...fix.edits.map(({ file }) => file)], texts) };
}

// A plain digest of a text could be guessed from the outside.
const stampKey = randomBytes(32);

function stampOf(files: readonly string[], { world, documents }: Texts): string {
  const stamp = createHmac('sha256', stampKey);
  for (const file of new Set(files)) stamp.update(`${file}\0${documents.get(world.real(file))?.version ?? ''}\0${world.text(file)?.text ?? ''}\0`);
  return stamp.digest('base64');
}

/** Whether a file's encoding stays what it is: an editor that opened it in another one would write that; one that opens it now takes UTF-8. */
function isEditable(file: string, { world, documents }: Texts): boolean {
  const charset = world.text(file)?.charset;
  if (documents.get(world.real(file))) return charset !== undefined;
  return charset === 'utf-8' || charset === 'us-ascii';
}
