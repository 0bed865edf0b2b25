// Several keys, and no alias that says which one is to be served.

import { byKeystore, isSet, keystoreOf, named } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { usedEntries } from '../model/certificates.ts';
import { isMixed } from '../model/passwords.ts';
import type { Entry } from '../keystore/keystore.ts';
import type { Use } from '../model/home.ts';
import { configuring } from './documentation.ts';
import { fix, otherPlaces } from './mend.ts';
import { keystorePath, keystorePlace, short, shortList } from './once.ts';
import { words, type Fix, type Rule } from './rule.ts';
import { writeSetting } from './setting-edits.ts';

export const keyAmbiguous: Rule = {
  id: 'key-ambiguous',
  severity: 'warning',
  summary: 'A keystore holds several private keys, and nothing says which one is served',
  documentation: configuring,

  *check(model) {
    for (const [use] of byKeystore(named(model).filter((each) => isAmbiguous(model, each)))) {
      if (!use) continue;
      const aliases = usedEntries(model, use).map(({ alias }) => alias);
      const cure = use.row.fields.alias === undefined ? '' : ': set keyAlias';
      yield {
        at: keystorePlace(use),
        message: words(`{0} holds {1} private keys ({2}), and it is not defined which one is served${cure}`, keystorePath(model, use), aliases.length, shortList(aliases)),
        related: otherPlaces(model, use, (other) => keystoreOf(other) === keystoreOf(use) && isAmbiguous(model, other)),
        fixes: setAlias(model, use),
      };
    }
  },
};

/** One for each key that the password opens, as many as a person reads; which one is meant nobody but them knows. */
function setAlias(model: HomeModel, use: Use): readonly Fix[] {
  const name = use.row.fields.alias?.replace('@', '');
  const keys = usedEntries(model, use).filter(({ keyOpens }) => keyOpens !== false).slice(0, 3);
  return name === undefined ? [] : keys.flatMap(({ alias }) => fix(words('Set {0} to {1}', name, short(alias)), writeSetting(model, use, 'alias', alias) ?? []));
}

function isAmbiguous(model: HomeModel, use: Use): boolean {
  const hasNoAlias = use.role === 'tls' ? !isSet(use, 'alias') : use.row.fields.alias === undefined;
  const isServed = use.role === 'tls' || use.role === 'transport' || use.role === 'ssl-profile';
  // None is served where they do not all open: that is said instead.
  return isServed && hasNoAlias && certificates(usedEntries(model, use)).size > 1 && !isMixed(model, use);
}

const certificates = (entries: readonly Entry[]): ReadonlySet<string> => new Set(entries.flatMap(({ chain }) => chain[0]?.sha256 ?? []));
