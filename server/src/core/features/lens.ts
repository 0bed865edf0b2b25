// A line above each block that names a keystore: what it is for, how many places name it, when it expires.

import type { HomeModel } from '../model/build.ts';
import type { Place, Words } from '../rules/rule.ts';
import type { Range } from '../text/range.ts';
import { factsOf, headOf, namedIn, placesOf } from './facts.ts';

export interface Lens {
  readonly range: Range;
  readonly facts: readonly Words[];
  /** Every place of the home that names this keystore. */
  readonly places: readonly Place[];
}

/** The lenses of a file. */
export const lenses = (model: HomeModel, file: string): readonly Lens[] =>
  namedIn(model, file).map((use) => ({ range: headOf(use), facts: factsOf(model, use), places: placesOf(model, use) }));
