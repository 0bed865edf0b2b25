// A location names a file that does not exist.

import { hasFolder, isLeftOut, checkout, judged, keystoreOf, placeOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { configuring } from './documentation.ts';
import { useKeystore, otherPlaces } from './mend.ts';
import { nearKeystores } from './near.ts';
import { words, type Rule } from './rule.ts';

export const keystoreNotFound: Rule = {
  id: 'keystore-not-found',
  severity: 'error',
  summary: 'A location names a keystore file that does not exist',
  documentation: configuring,

  *check(model) {
    for (const use of judged(model)) {
      if (use.state !== 'missing' || use.target.kind !== 'path' || isLeftOut(model, use.target.path)) continue;
      const near = nearKeystores(model, use);
      if (!isExpectedHere(model, use.target.path, near)) continue;
      yield {
        at: placeOf(use, 'location'),
        message: words('{0} does not exist', shortPath(model, use.target.path)),
        related: otherPlaces(model, use, (other) => keystoreOf(other) === keystoreOf(use)),
        fixes: near.flatMap((path, index) => useKeystore(model, use, path, index === 0)),
      };
    }
  },
};

/** A folder that is not in the checkout may hold the file elsewhere; one that was mistyped does not. */
const isExpectedHere = (model: HomeModel, path: string, near: readonly string[]): boolean =>
  hasFolder(model, path) || checkout(model) === 'complete' || near.length > 0;
