// The password does not open the store.

import { judged, keystoreOf, shortPath, isOpen, placeOf, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { configuring } from './documentation.ts';
import { fix, otherPlaces, replaceValue } from './mend.ts';
import { words, type Rule } from './rule.ts';

export const keystorePasswordWrong: Rule = {
  id: 'keystore-password-wrong',
  severity: 'error',
  summary: 'The password does not open the keystore',
  documentation: configuring,

  *check(model) {
    for (const use of judged(model)) {
      const password = textOf(use, 'password');
      if (use.state !== 'locked' || use.inherited || password === undefined || opensTrimmed(model, use, password)) continue;
      const right = judged(model).find((other) => keystoreOf(other) === keystoreOf(use) && isOpen(other) && textOf(other, 'password') !== undefined);
      const opens = right && textOf(right, 'password');
      yield {
        at: placeOf(use, 'password'),
        message: words('The password does not open {0}. The server reports: Keystore was tampered with, or password was incorrect', pathOf(model, use)),
        related: otherPlaces(model, use, (other) => keystoreOf(other) === keystoreOf(use) && isOpen(other), 'password'),
        fixes: opens === undefined ? [] : fix(words('Use the password of {0}', shortPath(model, right!.file)), replaceValue(use, 'password', opens), true),
      };
    }
  },
};

const pathOf = (model: HomeModel, { target }: Use): string => (target.kind === 'path' ? shortPath(model, target.path) : '');

/** Blanks around a right password are `value-whitespace`'s to report. */
function opensTrimmed({ world }: HomeModel, { target }: Use, password: string): boolean {
  const trimmed = password.trim();
  return trimmed !== password && target.kind === 'path' && world.open(target.path, trimmed, undefined).state === 'open';
}
