// The management console serves TLS from the keystore that the server encrypts with.

import { judged } from '../model/ask.ts';
import { sharesKeystore } from '../model/replaced.ts';
import { recommendations } from './documentation.ts';
import { keystorePath, keystorePlace } from './once.ts';
import { words, type Rule } from './rule.ts';

export const tlsKeystoreShared: Rule = {
  id: 'tls-keystore-shared',
  severity: 'info',
  summary: 'One keystore serves TLS and is the primary one, too',
  documentation: recommendations,

  *check(model) {
    const primary = judged(model).find(({ role }) => role === 'primary');
    const tls = primary && judged(model).find((use) => use.role === 'tls' && sharesKeystore(model, use, primary));
    if (!tls) return;
    yield {
      at: keystorePlace(tls),
      message: words('{0} is the primary keystore, too: a keystore of its own for TLS is recommended', keystorePath(model, tls)),
      related: [{ at: keystorePlace(primary), message: words(primary.row.title) }],
    };
  },
};
