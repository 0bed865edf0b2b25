// The file exists under another spelling of upper and lower case only.

import { named, placeOf, shortPath } from '../model/ask.ts';
import { spellLocation } from '../model/spell.ts';
import { configuring } from './documentation.ts';
import { replaceValue, safeFix } from './mend.ts';
import { words, type Rule } from './rule.ts';

export const keystoreCase: Rule = {
  id: 'keystore-case',
  severity: 'warning',
  summary: 'A location differs from the name of the file by upper and lower case',
  documentation: configuring,

  *check(model) {
    for (const use of named(model)) {
      if (use.target.kind !== 'path' || !use.target.exists || use.target.listed === undefined) continue;
      const { path, listed } = use.target;
      yield {
        at: placeOf(use, 'location'),
        message: words('{0} is spelled {1}: a server on Linux does not find it', shortPath(model, path), shortPath(model, listed)),
        fixes: safeFix(words('Spell it {0}', shortPath(model, listed)), replaceValue(use, 'location', spellLocation(model.home, use, listed))),
      };
    }
  },
};
