// The management console serves TLS from the keystore that the server encrypts with.

import type { Role } from '../catalog/row.ts';
import { byKeystore, judged, keystoreOf, named } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { keyOf, sharesKeystore } from '../model/replaced.ts';
import { recommendations } from './documentation.ts';
import { keystorePath, keystorePlace } from './once.ts';
import { asWords, words, type Fix, type Rule } from './rule.ts';
import { useKeystoreOf } from './use-keystore-of.ts';

export const tlsKeystoreShared: Rule = {
  id: 'tls-keystore-shared',
  severity: 'info',
  summary: 'One keystore serves TLS and is the primary one, too',
  documentation: recommendations,

  *check(model) {
    const primary = judged(model).find(({ role }) => role === 'primary');
    const [tls, ...more] = primary ? judged(model).filter((use) => use.role === 'tls' && sharesKeystore(model, use, primary)) : [];
    if (!primary || !tls) return;
    yield {
      at: keystorePlace(tls),
      message: words('{0} is the primary keystore, too: a keystore of its own for TLS is recommended', keystorePath(model, tls)),
      related: [{ at: keystorePlace(primary), message: asWords(primary.row.title) }],
      fixes: useOther(model, tls, more),
    };
  },
};

/** Those that show who the server is, or who it is to others; the internal keystore is to be by itself, too. */
const serving: readonly Role[] = ['tls', 'transport', 'ssl-profile', 'broker', 'data-bridge', 'thrift', 'client'];

/** The connectors get a keystore that another place serves TLS from already, with a key of its owner. */
function useOther(model: HomeModel, tls: Use, more: readonly Use[]): readonly Fix[] {
  const others = named(model).filter((use) => serving.includes(use.role) && keystoreOf(use) !== keystoreOf(tls) && keyOf(model, use) === 'own');
  return byKeystore(others).flatMap((group) => group.map((other) => useKeystoreOf(model, tls, other, more)).find((fixes) => fixes.length > 0) ?? []);
}
