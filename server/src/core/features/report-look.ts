// How a report is shown: in which words, and what its links lead to.

import { print, words, type Words } from '../rules/rule.ts';
import type { ReportHome } from './report.ts';

/** What the one who shows a report adds to it. */
export interface ReportLook {
  /** Prints a sentence, in the language of the reader. */
  readonly say: (words: Words) => string;
  /** Which language that is; English without a word. */
  readonly language?: string;
  /** Addresses for a page that is shown where they can be followed; a file that is passed on has none. */
  readonly links?: {
    /** Line and character count from 0. */
    readonly place: (file: string, line: number, character: number) => string;
    readonly keystore: (file: string, alias: string | undefined) => string;
    readonly save: string;
  };
}

/** In the words of this source, without addresses. */
export const plainLook: ReportLook = { say: print };

/** How many homes there are. */
export const homesWords = (number: number): Words => (number === 1 ? words('1 home') : words('{0} homes', number));

/** Some names; of many the first, and how many more there are. */
export function namesWords(names: readonly string[], most = 3): Words {
  const shown = names.slice(0, names.length > most ? most - 1 : most).join(', ');
  return names.length > most ? words('{0} and {1} more', shown, names.length - most + 1) : words('{0}', shown);
}

/** What stands in place of a product that is not known. */
export const unknownProduct = words('product not known');

/** What is said of a home that no rule judges. */
export const notChecked = words('configured by deployment.toml; not checked yet');

/** The day of an instant. */
export const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The warning days that count for all homes: the most that one of them asks for. */
export const expiryDaysOf = (homes: readonly ReportHome[]): number => Math.max(0, ...homes.map(({ expiryDays }) => expiryDays));
