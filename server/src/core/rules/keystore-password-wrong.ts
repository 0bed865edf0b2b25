// The password does not open the store.

import { isOpen, isSet, keystoreOf, named, placeOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { opensWithoutBlanks } from '../model/passwords.ts';
import { configuring } from './documentation.ts';
import { fix, otherPlaces } from './mend.ts';
import { asWords, words, type Fix, type Rule } from './rule.ts';
import { writeSetting } from './setting-edits.ts';

export const keystorePasswordWrong: Rule = {
  id: 'keystore-password-wrong',
  severity: 'error',
  summary: 'The password does not open the keystore',
  documentation: configuring,

  *check(model) {
    for (const use of named(model)) {
      if (use.state !== 'locked' || use.target.kind !== 'path' || textOf(use, 'password') === undefined) continue;
      if (opensWithoutBlanks(model, use, 'password')) continue;
      const text = isSet(use, 'password') ? 'The password does not open {0}.' : 'No password is given, and the one that then serves does not open {0}.';
      yield {
        at: placeOf(use, 'password'),
        message: words(`${text} The server reports: {1}`, shortPath(model, use.target.path), reportOf(use)),
        related: otherPlaces(model, use, (other) => sharesKeystore(use, other) && isOpen(other), 'password'),
        fixes: useOtherPassword(model, use),
      };
    }
  },
};

const reportOf = ({ keystore }: Use): string =>
  (keystore?.type === 'PKCS12' ? 'keystore password was incorrect' : 'Keystore was tampered with, or password was incorrect');

const sharesKeystore = (use: Use, other: Use): boolean => keystoreOf(other) === keystoreOf(use);

function useOtherPassword(model: HomeModel, use: Use): readonly Fix[] {
  const other = named(model).find((each) => sharesKeystore(use, each) && isOpen(each) && textOf(each, 'password') !== undefined);
  const password = other && textOf(other, 'password');
  if (password === undefined) return [];
  const from = other!.file === use.file ? words('\'{0}\'', asWords(other!.row.title)) : shortPath(model, other!.file);
  return fix(words('Use the password of {0}', from), writeSetting(model, use, 'password', password) ?? [], true);
}
