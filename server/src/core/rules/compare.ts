// What rules that compare homes have in common: verdicts for a whole group at once, and names for its homes.

import type { Summary } from '../model/summary.ts';
import { below, folderOf } from '../text/path.ts';
import type { Finding } from './rule.ts';

/** For each home of a group (by its path) what is wrong with it; worked out once for a group, however many homes ask. */
export function oncePerGroup(compare: (group: readonly Summary[]) => ReadonlyMap<string, Finding>): (group: readonly Summary[]) => ReadonlyMap<string, Finding> {
  const verdicts = new WeakMap<readonly Summary[], ReadonlyMap<string, Finding>>();
  return (group) => {
    const verdict = verdicts.get(group) ?? compare(group);
    verdicts.set(group, verdict);
    return verdict;
  };
}

/** The values in groups of the same key, in the order they come; those without a key are left out. */
export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** How homes of a group are called: their paths below the folder that holds them all. */
export function namesOf(group: readonly Summary[]): (summary: Summary) => string {
  let folder = folderOf(group[0]?.home ?? '');
  while (folder !== '/' && folder !== '' && !group.every(({ home }) => below(folder, home) !== undefined)) folder = folderOf(folder);
  return ({ home }) => below(folder, home) ?? home;
}

/** More places than these few nobody reads, and a group of fifty homes would have thousands. */
export const mostRelated = 8;
