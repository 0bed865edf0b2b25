// Work in small pieces: done at once, put off while more comes in, and not for ever.

import { expect, test } from 'vitest';
import { work } from '../../server/src/lsp/work.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that is done in one step each time; gives how often it was done so far. */
function counted(): { readonly done: () => number; readonly rests: () => number; readonly working: ReturnType<typeof work> } {
  let isDirty = true;
  let done = 0;
  let rests = 0;
  const working = work(() => {
    if (!isDirty) return false;
    isDirty = false;
    done++;
    return true;
  }, () => { rests++; });
  return { done: () => done, rests: () => rests, working: { ...working, wake: () => {
    isDirty = true;
    working.wake();
  } } };
}

test('what comes in a row is worked off together, and once it is quiet at once', async () => {
  const { done, rests, working } = counted();
  for (let message = 0; message < 5; message++) {
    working.wake();
    await turn();
  }
  expect(done()).toBe(0);
  await working.idle();
  expect([done(), rests()]).toEqual([1, 1]);
  working.wake();
  await working.idle();
  expect([done(), rests()]).toEqual([2, 2]);
});

test('what never ends is worked off all the same', async () => {
  const { done, working } = counted();
  for (const end = Date.now() + 350; Date.now() < end;) {
    working.wake();
    await turn();
  }
  expect(done()).toBeGreaterThanOrEqual(2);
  expect(done()).toBeLessThanOrEqual(4);
  working.stop();
});

test('nothing is done once it is stopped', async () => {
  const { done, working } = counted();
  working.wake();
  working.stop();
  for (let turns = 0; turns < 5; turns++) await turn();
  expect(done()).toBe(0);
});
