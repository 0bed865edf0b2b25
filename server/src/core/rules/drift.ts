// What sets of named values in several homes have not in common: in each home what it lacks, has alone, or has otherwise.

import { groupBy } from './compare.ts';

export interface Difference {
  /** What most of the others have. */
  readonly lacks: readonly string[];
  /** What most of the others do not have. */
  readonly alone: readonly string[];
  /** What others have, too, with another value. */
  readonly otherwise: readonly string[];
}

export interface Holder {
  readonly home: string;
  /** The names of its values. */
  readonly keys: readonly string[];
  readonly valueOf: (key: string) => string;
}

/** For each home that is not like most of them, how it differs; where it is half against half, who lacks something is the odd one. */
export function differences(holders: readonly Holder[]): ReadonlyMap<string, Difference> {
  const found = new Map<string, { lacks: string[]; alone: string[]; otherwise: string[] }>();
  const of = (home: string): { lacks: string[]; alone: string[]; otherwise: string[] } => {
    const known = found.get(home) ?? { lacks: [], alone: [], otherwise: [] };
    found.set(home, known);
    return known;
  };
  for (const [key, having] of holdersByKey(holders)) {
    if (holders.length - having.length > having.length) {
      for (const { home } of having) of(home).alone.push(key);
      continue;
    }
    if (having.length < holders.length) for (const { home } of holders.filter((each) => !having.includes(each))) of(home).lacks.push(key);
    for (const { home } of unusual(having, key)) of(home).otherwise.push(key);
  }
  return found;
}

function holdersByKey(holders: readonly Holder[]): ReadonlyMap<string, readonly Holder[]> {
  const found = new Map<string, Holder[]>();
  for (const holder of holders) {
    for (const key of holder.keys) {
      const known = found.get(key);
      if (known) known.push(holder);
      else found.set(key, [holder]);
    }
  }
  return found;
}

/** Those without the most frequent value; where there is none, all. */
function unusual(having: readonly Holder[], key: string): readonly Holder[] {
  const sides = [...groupBy(having, ({ valueOf }) => valueOf(key)).values()].sort((a, b) => b.length - a.length);
  const [first, second, ...rest] = sides;
  if (!first || !second) return [];
  const others = [second, ...rest].flat();
  return first.length > second.length ? others : [...first, ...others];
}
