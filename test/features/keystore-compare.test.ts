// Two keystores are compared by the fingerprints of their entries' own certificates.

import { expect, test } from 'vitest';
import { compareKeystores } from '../../server/src/core/features/keystore-compare.ts';

const store = (...entries: readonly (readonly [string, string])[]) => ({ entries: entries.map(([alias, sha256]) => ({ alias, chain: [{ subject: `CN=${sha256}`, sha256 }] })) });

test('what is here, what is there, and what is in both under which name', () => {
  const { onlyHere, onlyThere, same } = compareKeystores(store(['a', '1'], ['b', '2'], ['c', '3']), store(['b', '2'], ['other', '3'], ['d', '4']));
  expect(onlyHere.map(({ alias }) => alias)).toEqual(['a']);
  expect(onlyThere.map(({ alias }) => alias)).toEqual(['d']);
  expect(same.map(({ alias, otherAlias }) => [alias, otherAlias])).toEqual([['b', undefined], ['c', 'other']]);
});

test('one alias with two certificates is two', () => {
  const { onlyHere, onlyThere, same } = compareKeystores(store(['a', '1']), store(['a', '2']));
  expect([onlyHere.length, onlyThere.length, same.length]).toEqual([1, 1, 0]);
});
