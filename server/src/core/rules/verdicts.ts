// What all comparing rules say of a home, so that one need not be judged again whose neighbours changed and whose verdict did not.

import type { Summary } from '../model/summary.ts';
import { driftVerdicts } from './gateway-drift.ts';
import type { Finding } from './rule.ts';
import { tlsVerdicts } from './tls-keystore-inconsistent.ts';

/** What comparing a home (by its path) with its neighbours finds. */
export const verdictsOn = (home: string, neighbours: readonly Summary[]): readonly Finding[] =>
  [tlsVerdicts, driftVerdicts].flatMap((verdicts) => verdicts(neighbours).get(home) ?? []);
