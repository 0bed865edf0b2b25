// An alias names a trusted certificate where a private key is needed.

import { judged, placeOf } from '../model/ask.ts';
import { aliasOf, contentOf, isServing, keysOf, needsKey } from '../model/certificates.ts';
import { findEntry } from '../keystore/alias.ts';
import { creating } from './documentation.ts';
import { keystorePath, short } from './once.ts';
import { words, type Rule } from './rule.ts';
import { useAlias } from './use-alias.ts';

export const aliasNotKey: Rule = {
  id: 'alias-not-key',
  severity: 'error',
  summary: 'An alias names a trusted certificate where a private key is needed',
  documentation: creating,

  *check(model) {
    for (const use of judged(model).filter((each) => needsKey(each) && isServing(model, each))) {
      const alias = aliasOf(use);
      const keystore = alias === undefined ? undefined : contentOf(model, use);
      const entry = keystore && findEntry(keystore, alias!);
      // A keystore without any key is another one than was meant: that is said instead.
      if (entry?.kind !== 'certificate' || keysOf(keystore!).length === 0) continue;
      const report = use.role === 'tls' ? '. The server reports: Alias name {1} does not identify a key entry' : '';
      yield {
        at: placeOf(use, 'alias'),
        message: words(`{1} in {0} is a certificate without a private key${report}`, keystorePath(model, use), short(alias!)),
        fixes: useAlias(use, alias!, keysOf(keystore!).map((key) => key.alias)),
      };
    }
  },
};
