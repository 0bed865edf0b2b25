// Which places work with a key that WSO2 ships, and which with one of their own.

import { isShipped } from '../keystore/shipped.ts';
import { keystoreOf } from './ask.ts';
import type { HomeModel } from './build.ts';
import { contentOf, keysOf, usedEntries } from './certificates.ts';
import type { Use } from './home.ts';

/** Whose key a use works with; undefined where that is not known, and where it may be either. */
export function keyOf(model: HomeModel, use: Use): 'shipped' | 'own' | undefined {
  const verdicts = usedEntries(model, use).map(({ kind, chain }) => (kind !== 'key' || !chain[0] ? undefined : isShipped(chain[0].sha256) ? 'shipped' : 'own'));
  return verdicts.every((verdict) => verdict === verdicts[0]) ? verdicts[0] : undefined;
}

/** Whether two uses name the same keystore file, and it is known to hold other keys than those that WSO2 ships. */
export function sharesKeystore(model: HomeModel, one: Use, other: Use): boolean {
  if (one.inherited || other.inherited || keystoreOf(one) === undefined || keystoreOf(one) !== keystoreOf(other)) return false;
  const keys = [one, other].flatMap((use) => {
    const keystore = contentOf(model, use);
    return keystore ? keysOf(keystore) : [];
  });
  return keys.length > 0 && [one, other].every((use) => keyOf(model, use) !== 'shipped');
}
