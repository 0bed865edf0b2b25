// Homes are compared again only where something changed, and not before all is known.

import { expect, test } from 'vitest';
import type { Summary } from '../../server/src/core/index.ts';
import { groups } from '../../server/src/lsp/groups.ts';
import { stateOf, type HomeState } from '../../server/src/lsp/home-state.ts';

const summary = (home: string, kind: string | undefined = 'AM 2.6.0', isOpening = false): Summary =>
  ({ home, title: 'WSO2 API Manager 2.6.0', kind, hostName: '', place: undefined, tls: undefined, gateway: undefined, isOpening });

function state(path: string, own: Summary | undefined, isDirty = false): HomeState {
  const home = { path, configDirectory: 'conf', generation: 'xml', judged: true, product: undefined, serverKey: undefined, productVersion: undefined, profile: undefined } as const;
  return { ...stateOf(home), summary: own, isDirty };
}

const statesOf = (...summaries: readonly Summary[]): Map<string, HomeState> => new Map(summaries.map((each) => [each.home, state(each.home, each)]));

test('homes of a kind share one list, and keep it until one of them says something else', () => {
  const { of } = groups();
  const [a, b, c] = [summary('/a'), summary('/b'), summary('/c', 'IS 5.7.0')];
  const first = of(statesOf(a, b, c))!;
  expect(first.get('/a')).toEqual([a, b]);
  expect(first.get('/b')).toBe(first.get('/a'));
  expect(first.get('/c')).toEqual([]);
  const second = of(statesOf(a, b, summary('/c', 'IS 5.8.0')))!;
  expect(second.get('/a')).toBe(first.get('/a'));
  const third = of(statesOf(a, summary('/b'), c))!;
  expect(third.get('/a')).not.toBe(first.get('/a'));
  expect(third.get('/b')).toBe(third.get('/a'));
});

test('nothing is compared while a home was not read yet, or a keystore is being opened', () => {
  const { of } = groups();
  expect(of(new Map([['/a', state('/a', summary('/a'))], ['/b', state('/b', undefined, true)]]))).toBeUndefined();
  expect(of(statesOf(summary('/a'), summary('/b', 'AM 2.6.0', true)))).toBeUndefined();
  // A home that could not be read holds the others up no longer.
  expect(of(new Map([['/a', state('/a', summary('/a'))], ['/b', state('/b', undefined)]]))?.get('/a')).toEqual([]);
});
