// A location names a file that does not exist.

import { checkout, hasFolder, isLeftOut, keystoreOf, named, placeOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { nameOf } from '../text/path.ts';
import { configuring } from './documentation.ts';
import { otherPlaces, useKeystore } from './mend.ts';
import { movedKeystores, nearKeystores, otherKeystores } from './near.ts';
import { words, type Rule } from './rule.ts';

export const keystoreNotFound: Rule = {
  id: 'keystore-not-found',
  severity: 'error',
  summary: 'A location names a keystore file that does not exist',
  documentation: configuring,

  *check(model) {
    for (const use of named(model)) {
      if (use.state !== 'missing' || use.target.kind !== 'path') continue;
      const { path } = use.target;
      const near = nearKeystores(model, use);
      if (isLeftOut(model, path) && movedKeystores(model, use).length === 0) continue;
      if (!isExpectedHere(model, path, near) || isRightName(use, near)) continue;
      const offered = [...new Set([...near, ...otherKeystores(model, use)])].slice(0, 3);
      yield {
        at: placeOf(use, 'location'),
        message: words('{0} does not exist', shortPath(model, path)),
        related: otherPlaces(model, use, (other) => keystoreOf(other) === keystoreOf(use)),
        fixes: offered.flatMap((file, index) => useKeystore(model, use, file, index === 0 && near.length > 0)),
      };
    }
  },
};

/**
 * A folder that is not in the checkout may hold the file elsewhere; a path that was mistyped misses a file that is here.
 * Folders beside the home are in no checkout of it; where a slash is missing behind the home, no folder was meant.
 */
const isExpectedHere = (model: HomeModel, path: string, near: readonly string[]): boolean =>
  hasFolder(model, path) || (path.startsWith(model.home.profile?.outer ?? model.home.path) && (checkout(model) === 'complete' || near.some((file) => nameOf(file) === nameOf(path))));

/** A file's name alone means the primary keystore, and is right as soon as the primary's location is. */
const isRightName = ({ row, settings }: Use, near: readonly string[]): boolean =>
  row.base === 'name' && near.some((file) => nameOf(file) === settings.location?.value?.text.trim());
