// Aliases compare without case in every kind of keystore that we read.

import type { Entry, Opened } from './keystore.ts';

/** Whether the JDK takes two aliases for one. */
export function sameAlias(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The entry of an alias, the one spelled alike first. */
export function findEntry(opened: Opened, alias: string): Entry | undefined {
  return opened.entries.find((entry) => entry.alias === alias) ?? opened.entries.find((entry) => sameAlias(entry.alias, alias));
}
