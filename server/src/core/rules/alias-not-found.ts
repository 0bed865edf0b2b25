// An alias names an entry that the keystore does not have.

import { isHidden, judged, keystoreOf, placeOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { aliasOf, contentOf, isServing, keysOf, needsKey } from '../model/certificates.ts';
import type { Opened } from '../keystore/keystore.ts';
import { findEntry } from '../keystore/alias.ts';
import type { Use } from '../model/home.ts';
import { configuring } from './documentation.ts';
import { keystorePath, short } from './once.ts';
import { words, type Rule } from './rule.ts';
import { useAlias } from './use-alias.ts';

export const aliasNotFound: Rule = {
  id: 'alias-not-found',
  severity: 'error',
  summary: 'An alias names an entry that the keystore does not have',
  documentation: configuring,

  *check(model) {
    for (const use of judged(model).filter((each) => isLookedUp(model, each))) {
      const alias = aliasOf(use);
      const keystore = contentOf(model, use);
      if (alias === undefined || !keystore || findEntry(keystore, alias) || isOtherProblem(model, use, keystore)) continue;
      const report = use.role === 'tls' ? '. The server reports: Alias name {1} does not identify a key entry' : '';
      yield {
        at: placeOf(use, 'alias'),
        message: words(`{0} has no entry {1}${report}`, keystorePath(model, use), short(alias)),
        fixes: useAlias(use, alias, (needsKey(use) ? keysOf(keystore) : keystore.entries).map((entry) => entry.alias)),
      };
    }
  },
};

/** Signers of Java permissions have a rule of their own; nothing looks the alias of a truststore up. */
const isLookedUp = (model: HomeModel, use: Use): boolean =>
  use.role !== 'policy' && use.role !== 'truststore' && !isHidden(use, 'alias') && isServing(model, use);

/** A keystore without any key is another one than was meant: that is said instead, where a key is needed. */
const isOtherProblem = (model: HomeModel, use: Use, keystore: Opened): boolean =>
  keysOf(keystore).length === 0 && judged(model).some((other) => needsKey(other) && keystoreOf(other) === keystoreOf(use));
