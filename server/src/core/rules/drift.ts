// What sets of named values in several homes have not in common: in each home what it lacks, has alone, or has otherwise.

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
  readonly values: Readonly<Record<string, string>>;
}

/** For each home that is not like most of them, how it differs; where it is half against half, who lacks something is the odd one. */
export function differences(holders: readonly Holder[]): ReadonlyMap<string, Difference> {
  const found = new Map<string, { lacks: string[]; alone: string[]; otherwise: string[] }>();
  const of = (home: string): { lacks: string[]; alone: string[]; otherwise: string[] } => {
    const known = found.get(home) ?? { lacks: [], alone: [], otherwise: [] };
    found.set(home, known);
    return known;
  };
  for (const [key, byValue] of holdersByKey(holders)) {
    const having = new Set([...byValue.values()].flat());
    const isRare = holders.length - having.size > having.size;
    if (isRare) for (const { home } of having) of(home).alone.push(key);
    else if (having.size < holders.length) for (const { home } of holders.filter((each) => !having.has(each))) of(home).lacks.push(key);
    if (!isRare) for (const { home } of unusual([...byValue.values()])) of(home).otherwise.push(key);
  }
  return found;
}

function holdersByKey(holders: readonly Holder[]): ReadonlyMap<string, ReadonlyMap<string, readonly Holder[]>> {
  const keys = new Map<string, Map<string, Holder[]>>();
  for (const holder of holders) {
    for (const [key, value] of Object.entries(holder.values)) {
      const byValue = keys.get(key) ?? new Map<string, Holder[]>();
      keys.set(key, byValue);
      const known = byValue.get(value);
      if (known) known.push(holder);
      else byValue.set(value, [holder]);
    }
  }
  return keys;
}

/** Those without the most frequent value; where there is none, all. */
function unusual(sides: readonly (readonly Holder[])[]): readonly Holder[] {
  const [first, second, ...rest] = sides.toSorted((a, b) => b.length - a.length);
  if (!first || !second) return [];
  const others = [second, ...rest].flat();
  return first.length > second.length ? others : [...first, ...others];
}
