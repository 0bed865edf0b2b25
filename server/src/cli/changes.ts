// From edits to changed files: written, or shown as a diff.

import { applyEdits, type Edit, type World } from '../core/index.ts';
import { writeChanges, type Change, type Refusal } from '../disk/write.ts';
import { diffOf } from './diff.ts';
import { say, type Host } from './host.ts';
import { harmless, shownPath } from './style.ts';

/** The changes that edits make, one for each file; a file that is reached on two ways is changed once. */
export function changesOf(world: World, edits: readonly Edit[]): readonly Change[] {
  const files = new Map<string, Map<string, Edit>>();
  for (const edit of edits) {
    const path = world.look(edit.file).real;
    const { range, text } = edit;
    files.set(path, (files.get(path) ?? new Map<string, Edit>()).set(`${range.start} ${range.end} ${text}`, edit));
  }
  return [...files].flatMap(([path, different]) => {
    const before = world.text(path);
    return before ? [{ path, before, text: applyEdits(before.text, [...different.values()]) }] : [];
  }).sort((a, b) => (a.path < b.path ? -1 : 1));
}

const reasons: Readonly<Record<Refusal['why'], string>> = {
  encoding: 'is in an encoding that cannot be kept',
  'changed-meanwhile': 'was changed by somebody else just now',
  'cannot-be-written': 'cannot be written',
};

/** Writes the changes, or prints them as a diff for a dry run; false where nothing could be written, which is said. */
export function carryOut(changes: readonly Change[], secrets: readonly string[], isDryRun: boolean, host: Host): boolean {
  if (isDryRun) {
    host.out(diffOf(changes, secrets, host));
    return true;
  }
  const refusal = writeChanges(changes);
  if (!refusal) return true;
  const shown = (path: string): string => harmless(shownPath(path, host.workingDirectory));
  say(host, `${shown(refusal.path)} ${reasons[refusal.why]}; ${refusal.stuck.length === 0 ? 'no file was changed' : `changed all the same: ${refusal.stuck.map(shown).join(', ')}`}`);
  return false;
}
