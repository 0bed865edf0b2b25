// How long opening takes, with room for a busy machine: goals are 5 ms for a JKS and 200 ms for a PKCS12 of the old manner.

import { expect, test } from 'vitest';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { fixture } from './fixtures.ts';

/** The best of several runs in milliseconds, after some to warm up. */
function best(work: () => void): number {
  const times = Array.from({ length: 8 }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return Math.min(...times.slice(2));
}

test('a JKS with a chain', () => {
  const { bytes, password } = fixture('chain.jks');
  expect(best(() => openKeystore(bytes, password, undefined))).toBeLessThan(5);
});

test('a PKCS12 with 100,000 rounds for its integrity and 50,000 for certificates and key', () => {
  const { bytes, password } = fixture('legacy.p12');
  expect(best(() => openKeystore(bytes, password, undefined))).toBeLessThan(200);
});
