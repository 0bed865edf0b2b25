// One password has to open every key of a store, and the keys have several.

import { byKeystore, keystoreOf, named, placeOf, shortPath } from '../model/ask.ts';
import { isMixed, keyRefusal, keysInUse } from '../model/passwords.ts';
import { creating } from './documentation.ts';
import { otherPlaces } from './mend.ts';
import { words, type Rule } from './rule.ts';

export const keyPasswordsMixed: Rule = {
  id: 'key-passwords-mixed',
  severity: 'error',
  summary: 'The keys of a keystore do not all open with the one password that the server uses',
  documentation: creating,

  *check(model) {
    for (const [use] of byKeystore(named(model).filter((each) => isMixed(model, each)))) {
      if (use?.target.kind !== 'path') continue;
      const keys = keysInUse(model, use);
      const open = keys.find(({ keyOpens }) => keyOpens)!;
      const closed = keys.find(({ keyOpens }) => keyOpens === false)!;
      yield {
        at: placeOf(use, 'location'),
        message: words('The keys {0} and {1} of {2} have different passwords; one has to open them all. The server reports: {3}',
          open.alias, closed.alias, shortPath(model, use.target.path), keyRefusal(use)),
        related: otherPlaces(model, use, (other) => keystoreOf(other) === keystoreOf(use) && isMixed(model, other)),
      };
    }
  },
};
