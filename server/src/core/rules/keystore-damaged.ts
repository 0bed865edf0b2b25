// The file is no keystore, or not a whole one.

import { byKeystore, keystoreOf, named, placeOf } from '../model/ask.ts';
import { creating } from './documentation.ts';
import { otherPlaces } from './mend.ts';
import { keystorePath } from './once.ts';
import { words, type Rule } from './rule.ts';

export const keystoreDamaged: Rule = {
  id: 'keystore-damaged',
  severity: 'error',
  summary: 'The file is no keystore, or a damaged one',
  documentation: creating,

  *check(model) {
    for (const [use] of byKeystore(named(model).filter(({ state }) => state === 'damaged'))) {
      if (use?.target.kind !== 'path') continue;
      const path = keystorePath(model, use);
      const reason = use.keystore?.reason;
      yield {
        at: placeOf(use, 'location'),
        message: reason === undefined ? words('{0} is not a keystore that Java can read', path) : words('{0} is not a keystore that Java can read ({1})', path, words(reason)),
        related: otherPlaces(model, use, (other) => keystoreOf(other) === keystoreOf(use)),
      };
    }
  },
};
