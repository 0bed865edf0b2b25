// Which homes are compared with which, kept as long as what they tell of themselves stays the same.

import { neighboursOf, type Summary } from '../core/index.ts';
import type { HomeState } from './home-state.ts';

export interface Groups {
  /** For each home those that it is compared with, the same list until one of them changes; undefined while not all is known. */
  readonly of: (states: ReadonlyMap<string, HomeState>) => ReadonlyMap<string, readonly Summary[]> | undefined;
}

/** No home yet, and no groups. */
export function groups(): Groups {
  let last: readonly Summary[] = [];
  let known: ReadonlyMap<string, readonly Summary[]> = new Map();
  return {
    of: (states) => {
      const all = [...states.values()];
      const summaries = all.flatMap(({ summary }) => summary ?? []);
      // Keystores that are being opened come one by one: comparing at each would take the square of the homes.
      const isUnsure = all.some(({ summary, isDirty }) => (summary ? summary.isOpening : isDirty));
      if (isUnsure) return undefined;
      if (!isEqual(summaries, last)) {
        known = kept(neighboursOf(summaries), known);
        last = summaries;
      }
      return known;
    },
  };
}

/** The new lists, but the old ones where they hold the same. */
function kept(fresh: ReadonlyMap<string, readonly Summary[]>, old: ReadonlyMap<string, readonly Summary[]>): ReadonlyMap<string, readonly Summary[]> {
  const chosen = new Map<readonly Summary[], readonly Summary[]>();
  return new Map([...fresh].map(([home, list]) => {
    const before = old.get(home);
    const stable = chosen.get(list) ?? (before && isEqual(list, before) ? before : list);
    chosen.set(list, stable);
    return [home, stable];
  }));
}

const isEqual = (one: readonly Summary[], other: readonly Summary[]): boolean => one.length === other.length && one.every((each, index) => each === other[index]);
