// Slips of the pen: one step of Damerau-Levenshtein, told without the table.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, isSlip } from '../../server/src/core/text/slip.ts';

test.each([
  ['Location', 'Locaton', true],
  ['Location', 'Locatoin', true],
  ['Location', 'Locatione', true],
  ['Location', 'Lacation', true],
  ['Location', 'LOCATION', true],
  ['Location', 'Location', false],
  ['Location', 'Lacatian', false],
  ['abc', 'cba', false],
  ['a', '', true],
])('%s and %s: %s', (name, other, is) => {
  expect(isSlip(name, other)).toBe(is);
});

test('any two texts are a slip apart where the table says one step', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(fc.property(text, text, (one, other) => {
    expect(isSlip(one, other)).toBe(distance(one, other) === 1);
  }), { numRuns: 3000 });
});
