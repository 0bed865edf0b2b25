// A truststore holds a private key.

import { keystoreOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { truststores } from '../model/certificates.ts';
import type { Use } from '../model/home.ts';
import { creating } from './documentation.ts';
import { keystorePath, keystorePlace, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const truststoreWithKey: Rule = {
  id: 'truststore-with-key',
  severity: 'warning',
  summary: 'A truststore holds a private key',
  documentation: creating,

  *check(model) {
    for (const { use, entries } of truststores(model)) {
      const key = entries.find(({ kind }) => kind === 'key');
      if (!key || isKeystoreToo(model, use)) continue;
      yield { at: keystorePlace(use), message: words('{0} holds the private key {1}: a truststore needs certificates alone', keystorePath(model, use), short(key.alias)) };
    }
  },
};

/** Old products trust what lies in their keystore. */
const isKeystoreToo = ({ uses }: HomeModel, use: Use): boolean =>
  uses.some((other) => other.role !== 'truststore' && !other.inherited && keystoreOf(other) === keystoreOf(use));
