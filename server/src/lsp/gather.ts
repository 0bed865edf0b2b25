// Gathers what is told of the disk, so that one copying program makes one pass.

import { lstatSync } from 'node:fs';

/** How long events are gathered. */
const gathering = 100;
/** How long a file may be missing or empty before that is believed: programs replace files in steps. */
const patience = 1000;

export interface Gathered {
  readonly add: (paths: readonly string[]) => void;
  readonly stop: () => void;
}

/** Calls back with the paths of some time together; those that are missing or empty come later (`late`), once it is sure. */
export function gather(take: (paths: readonly string[], late?: true) => void, isOfInterest: (path: string) => boolean): Gathered {
  let pending = new Set<string>();
  const held = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  const later = (milliseconds: number, action: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, milliseconds);
    timers.add(timer);
  };
  const flush = (): void => {
    const paths = [...pending].filter(isOfInterest);
    pending = new Set();
    const doubtful = paths.filter(isDoubtful);
    const sure = paths.filter((path) => !doubtful.includes(path));
    const fresh = doubtful.filter((path) => !held.has(path));
    for (const path of fresh) held.add(path);
    if (fresh.length > 0) {
      later(patience, () => {
        for (const path of fresh) held.delete(path);
        take(fresh, true);
      });
    }
    if (sure.length > 0) take(sure);
  };
  return {
    add: (paths) => {
      if (pending.size === 0 && paths.length > 0) later(gathering, flush);
      for (const path of paths) pending.add(path);
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function isDoubtful(path: string): boolean {
  try {
    const found = lstatSync(path);
    return found.isFile() && found.size === 0;
  } catch {
    return true;
  }
}
