// Fixes that name another entry of a keystore.

import type { Use } from '../model/home.ts';
import { fix, replaceValue } from './mend.ts';
import { nearest } from './near.ts';
import { short } from './once.ts';
import { words, type Edit, type Fix } from './rule.ts';

/** Names one of these aliases instead, the nearest first; preferred where it is the only one, or a slip away. */
export const useAlias = (use: Use, alias: string, aliases: readonly string[]): readonly Fix[] => aliasFixes(alias, aliases, (text) => replaceValue(use, 'alias', text));

/** The same for an alias that is no setting of a use. */
export function aliasFixes(alias: string, aliases: readonly string[], edits: (text: string) => readonly Edit[]): readonly Fix[] {
  const isClear = aliases.length === 1 || nearest(alias, aliases).length > 0;
  return nearest(alias, aliases, Infinity).slice(0, 3).flatMap((each, index) => fix(words('Use {0}', short(each)), edits(each), isClear && index === 0));
}
