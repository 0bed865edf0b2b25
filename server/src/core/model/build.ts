// From a home's files to the one value that rules and features look at.

import type { Settings } from './settings.ts';
import type { Home, Use } from './home.ts';

/** A home, what it uses, and what else rules ask of it. */
export interface HomeModel {
  readonly home: Home;
  readonly uses: readonly Use[];
  readonly settings: Settings;
  readonly now: number;
}
