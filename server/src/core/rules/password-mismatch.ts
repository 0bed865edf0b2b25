// Places that name one keystore have different passwords, and the file cannot say which is right.

import { byKeystore, keystoreOf, named, placeOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { configuring } from './documentation.ts';
import { fix, otherPlaces, replaceValue } from './mend.ts';
import { words, type Finding, type Rule } from './rule.ts';

export const passwordMismatch: Rule = {
  id: 'password-mismatch',
  severity: 'error',
  summary: 'Places that name the same keystore have different passwords',
  documentation: configuring,

  *check(model) {
    for (const group of byKeystore(named(model))) {
      if (group.some(({ state }) => !undecided.has(state))) continue;
      const uses = group.filter((use) => passwordOf(use) !== undefined);
      const usual = mostUsual(uses);
      for (const use of uses) if (passwordOf(use) !== usual) yield differs(model, use, usual!);
    }
  },
};

const undecided: ReadonlySet<Use['state']> = new Set(['missing', 'locked', 'unsupported', 'unreadable']);

/** Blanks around the same password are `value-whitespace`'s to report. */
const passwordOf = (use: Use): string | undefined => textOf(use, 'password')?.trim();

/** The password of most places; of two that are as usual the one of the most telling place, which comes first. */
function mostUsual(uses: readonly Use[]): string | undefined {
  const counts = new Map<string | undefined, number>();
  for (const use of uses) counts.set(passwordOf(use), (counts.get(passwordOf(use)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

function differs(model: HomeModel, use: Use, usual: string): Finding {
  const path = use.target.kind === 'path' ? shortPath(model, use.target.path) : '';
  const others = otherPlaces(model, use, (other) => keystoreOf(other) === keystoreOf(use) && passwordOf(other) === usual, 'password');
  return {
    at: placeOf(use, 'password'),
    message: words('Other places have another password for {0}', path),
    related: others,
    fixes: fix(words('Use the password of the other places'), replaceValue(use, 'password', usual), true),
  };
}
