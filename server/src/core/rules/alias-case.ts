// An alias differs from the keystore's by upper and lower case.

import { judged, placeOf } from '../model/ask.ts';
import { aliasOf, contentOf } from '../model/certificates.ts';
import { findEntry } from '../keystore/alias.ts';
import { configuring } from './documentation.ts';
import { replaceValue, safeFix } from './mend.ts';
import { keystorePath, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const aliasCase: Rule = {
  id: 'alias-case',
  severity: 'info',
  summary: 'An alias differs from the one in the keystore by upper and lower case',
  documentation: configuring,

  *check(model) {
    // Java itself looks up the signers of its permissions, and minds no case.
    for (const use of judged(model).filter(({ role }) => role !== 'policy' && role !== 'truststore')) {
      const alias = aliasOf(use);
      const keystore = alias === undefined ? undefined : contentOf(model, use);
      const entry = keystore && findEntry(keystore, alias!);
      if (!entry || entry.alias === alias) continue;
      yield {
        at: placeOf(use, 'alias'),
        message: words('{0} spells it {1}: parts of the server compare aliases letter by letter', keystorePath(model, use), short(entry.alias)),
        fixes: safeFix(words('Spell it {0}', short(entry.alias)), replaceValue(use, 'alias', entry.alias)),
      };
    }
  },
};
