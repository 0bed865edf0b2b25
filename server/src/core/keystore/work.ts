// How much work one keystore may cause, counted and not timed, so that every machine comes to the same answer.

/** What is left to one file. One unit is one round of a digest, well under a microsecond. */
export interface Work {
  left: number;
}

// Ten times what any known tool asks for by itself; about three seconds.
const most = 4_000_000;

/** For one file that is opened. */
export function newWork(): Work {
  return { left: most };
}

/** Takes units away; false if there are not enough, and then nothing more is to be done for this file. */
export function spend(work: Work, units: number): boolean {
  if (!(units >= 0) || units > work.left) {
    work.left = 0;
    return false;
  }
  work.left -= units;
  return true;
}

/** What an entry or a certificate costs to read. */
export const readingCost = 200;
