// One place works with a new key, and another still with one that WSO2 ships.

import type { Role } from '../catalog/row.ts';
import { judged, keystoreOf, placeOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { keyOf } from '../model/replaced.ts';
import { configuring } from './documentation.ts';
import { keystorePath, keystorePlace } from './once.ts';
import { asWords, words, type Finding, type Rule } from './rule.ts';
import { useKeystoreOf } from './use-keystore-of.ts';

export const keystorePartlyReplaced: Rule = {
  id: 'keystore-partly-replaced',
  severity: 'warning',
  summary: 'A key that WSO2 ships was replaced in one place and not in another',
  documentation: configuring,

  *check(model) {
    const uses = judged(model).filter((use) => !use.inherited && roles.includes(use.role));
    const own = uses.filter((use) => keyOf(model, use) === 'own');
    if (own.length === 0) return;
    const shipped = uses.filter((each) => keyOf(model, each) === 'shipped' && !isKeptForOldData(model, each));
    for (const use of shipped) {
      const examples = distinct(own.filter((other) => isExample(use, other)));
      if (examples.length > 0) yield finding(model, use, { examples, shipped });
    }
  },
};

const tlsGroup: readonly Role[] = ['tls', 'transport', 'ssl-profile', 'broker', 'data-bridge', 'thrift', 'client'];
const primaryGroup: readonly Role[] = ['primary', 'sso', 'secure-vault'];
const roles: readonly Role[] = [...tlsGroup, ...primaryGroup];

/** Whether a place should work with a new key because another one does: both are of a group, or that one is the primary keystore. */
const isExample = (use: Use, other: Use): boolean =>
  (tlsGroup.includes(use.role) ? tlsGroup.includes(other.role) || other.role === 'primary' : primaryGroup.includes(other.role));

/** A secure vault that goes with the internal keystore keeps the old key as that one does. */
function isKeptForOldData(model: HomeModel, use: Use): boolean {
  const internal = judged(model).find(({ role }) => role === 'internal');
  return use.role === 'secure-vault' && internal !== undefined && keyOf(model, internal) === 'shipped';
}

/** The first use of each keystore, those that serve TLS before the primary one. */
function distinct(uses: readonly Use[]): readonly Use[] {
  const sorted = uses.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  return sorted.filter((use, index) => sorted.findIndex((each) => keystoreOf(each) === keystoreOf(use)) === index);
}

interface Around {
  readonly examples: readonly Use[];
  /** Every place that still works with a shipped key. */
  readonly shipped: readonly Use[];
}

function finding(model: HomeModel, use: Use, { examples, shipped }: Around): Finding {
  const [example] = examples;
  return {
    at: keystorePlace(use),
    message: words('{0} still holds the key that WSO2 ships, while {1} works with {2}',
      keystorePath(model, use), shortPath(model, example!.file), keystorePath(model, example!)),
    related: examples.map((other) => ({ at: placeOf(other, 'location'), message: words('{0} in {1}', asWords(other.row.title), shortPath(model, other.file)) })),
    fixes: examples.flatMap((other) => useKeystoreOf(model, use, other, shipped.filter((each) => each !== use && isExample(each, other)))),
  };
}
