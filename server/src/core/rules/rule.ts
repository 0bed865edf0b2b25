// What a rule is: its words, its severity, and a function from a home to what is wrong with it.

import type { Range } from '../text/range.ts';
import type { HomeModel } from '../model/build.ts';
import type { Summary } from '../model/summary.ts';
import { joined, words, type Words } from '../text/words.ts';

export { asWords, joined, print, words, type Words } from '../text/words.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Several things that something has none of, as in `{0} has no Location, no Password`. */
export const noneOf = ([first = '', ...more]: readonly string[]): Words => joined([first, ...more.map((each) => words('no {0}', each))], ', ');

export interface Place {
  readonly file: string;
  readonly range: Range;
}

/** What a preview says of edits that belong together: those with the same label are one group. */
export interface Annotation {
  readonly label: Words;
  /** Not made before a person agreed to it. */
  readonly needsConfirmation?: boolean;
  readonly description?: Words;
}

/** Replaces a range of a file; an empty range inserts. The text is written as it stands, escapes and all. */
export interface Edit extends Place {
  readonly text: string;
  /** The file is not there: it is made. */
  readonly creates?: true;
  readonly annotation?: Annotation;
  /** Stretches of `text`, in order, that a person is to replace: an editor selects them. */
  readonly placeholders?: readonly Range[];
}

/** One action that mends a problem; its edits may hold a password, its title never does. */
export interface Fix {
  readonly title: Words;
  readonly edits: readonly Edit[];
  readonly preferred?: true;
  /** It may be made without asking, together with the safe fixes of other problems. */
  readonly safe?: true;
  /** What a person is to know and agree to before it is made. */
  readonly confirm?: Words;
}

export interface Finding {
  readonly at: Place;
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
  readonly message: Words;
  readonly related?: readonly { readonly at: Place; readonly message: Words }[];
  readonly fixes?: readonly Fix[];
  /** The place has no effect: shown faded. */
  readonly unnecessary?: true;
  /** It is a problem of the home as a whole: reported, whichever part of the home is asked for. */
  readonly ofHome?: true;
}

/** What a rule may ask about the others. */
export interface Others {
  readonly ids: readonly string[];
  /** Where another one finds something in this home, silenced or not; undefined where it failed, and where that depends on other homes. */
  readonly places: (rule: string) => readonly Place[] | undefined;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly summary: string;
  /** A page of the documentation. */
  readonly documentation: string;
  /** Whether what it finds depends on which other homes are looked at, and on nothing else. */
  readonly compares?: true;
  /** `neighbours`: the homes that this one may be compared with, its own summary among them; none where there is no other. */
  readonly check: (model: HomeModel, neighbours: readonly Summary[], others: Others) => Iterable<Finding>;
}
