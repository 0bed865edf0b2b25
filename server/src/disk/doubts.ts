// What is found wanting is looked at again a while later before it is believed: programs replace files in steps.

export interface Doubts {
  /** Whether it is still doubted; the first question begins the while, and `again` is called at its end. */
  readonly has: (id: string, again: () => void) => boolean;
  /** It was looked at twice by somebody else. */
  readonly believe: (id: string) => void;
  /** It was found well: found wanting once more, it is doubted once more. */
  readonly clear: (id: string) => void;
}

/** Doubts that last so many milliseconds; without a number nothing is ever doubted. */
export function makeDoubts(patience: number | undefined): Doubts {
  const doubted = new Map<string, boolean>();
  return {
    has: (id, again) => {
      if (patience === undefined) return false;
      const isDoubted = doubted.get(id);
      if (isDoubted !== undefined) return isDoubted;
      doubted.set(id, true);
      setTimeout(() => {
        // Somebody may have found it well meanwhile.
        if (doubted.get(id) !== true) return;
        doubted.set(id, false);
        again();
      }, patience).unref();
      return true;
    },
    believe: (id) => void doubted.set(id, false),
    clear: (id) => void doubted.delete(id),
  };
}
