// What is wrong with the content of a keystore is said once for each keystore and home, at the most telling use.

import { fileOf, keystoreOf, placeOf, shortPath } from '../model/ask.ts';
import type { EntryInUse } from '../model/certificates.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { print, type Finding, type Place, type Severity, type Words } from './rule.ts';

export interface Affected {
  readonly used: EntryInUse;
  readonly message: Words;
  readonly severity?: Severity;
}

/** One finding for each keystore: the worst of its affected entries, else the first, with what else is said of it as related information. */
export function oncePerKeystore(affected: readonly Affected[]): readonly Finding[] {
  const groups = new Map<string | undefined, Affected[]>();
  for (const each of affected) {
    const keystore = keystoreOf(each.used.use);
    groups.set(keystore, [...(groups.get(keystore) ?? []), each]);
  }
  return [...groups.values()].map((group) => {
    const worst = group.find(({ severity }) => severity !== 'info') ?? group[0]!;
    const { used, message, severity } = worst;
    const others = group.filter((other, index) => print(other.message) !== print(message) && group.findIndex((each) => print(each.message) === print(other.message)) === index);
    const related = others.map((other) => ({ at: keystorePlace(other.used.use), message: other.message }));
    return { at: keystorePlace(used.use), message, related, ...(severity ? { severity } : {}) };
  });
}

/** Where a use names its keystore; where it takes another's, its alias. */
export const keystorePlace = (use: Use): Place => placeOf(use, use.inherited ? 'alias' : 'location');

/** The path of the keystore that a use names, as a message names it. */
export const keystorePath = (model: HomeModel, use: Use): string => shortPath(model, fileOf(use) ?? '');

/** A text from a keystore, short enough for one line. */
export const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** The first few of several texts from a keystore. */
export const shortList = (texts: readonly string[]): string => [...texts.slice(0, 3).map(short), ...(texts.length > 3 ? ['…'] : [])].join(', ');
