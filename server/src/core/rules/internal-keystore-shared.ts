// The internal keystore is the primary one, so that it is not apart from what signs for others.

import { judged } from '../model/ask.ts';
import { sharesKeystore } from '../model/replaced.ts';
import { configuring } from './documentation.ts';
import { keystorePath, keystorePlace } from './once.ts';
import { asWords, words, type Rule } from './rule.ts';

export const internalKeystoreShared: Rule = {
  id: 'internal-keystore-shared',
  severity: 'info',
  summary: 'The internal keystore is the primary one, too',
  documentation: configuring,

  *check(model) {
    const primary = judged(model).find(({ role }) => role === 'primary');
    const internal = primary && judged(model).find((use) => use.role === 'internal' && sharesKeystore(model, use, primary));
    if (!internal) return;
    yield {
      at: keystorePlace(internal),
      message: words('{0} is the primary keystore, too: with one for internal data alone, the certificate that signs for others can be renewed', keystorePath(model, internal)),
      related: [{ at: keystorePlace(primary), message: asWords(primary.row.title) }],
    };
  },
};
