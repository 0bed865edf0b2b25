// Runs every rule over a home.

import type { HomeModel } from '../model/build.ts';
import type { Summary } from '../model/summary.ts';
import { rules } from './index.ts';
import type { Finding, Fix, Place, Rule, Severity, Words } from './rule.ts';

/** A finding with what it is to be shown as. */
export interface Problem {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: Words;
  readonly at: Place;
  readonly related: NonNullable<Finding['related']>;
  readonly fixes: readonly Fix[];
  readonly unnecessary: boolean;
}

type Failed = (rule: string, error: unknown) => void;

/**
 * What is wrong with a home, by file and place; a rule that throws is handed to `failed`, and the others stand.
 * `neighbours`: the homes to compare it with, of `neighboursOf`.
 */
export function check(model: HomeModel, neighbours: readonly Summary[] = [], failed: Failed = raise, chosen: readonly Rule[] = rules): readonly Problem[] {
  if (!model.home.judged) return [];
  const problems = new Map<string, Problem>();
  for (const rule of chosen) {
    if (model.settings.rules[rule.id] === 'off') continue;
    for (const problem of findings(rule, model, neighbours, failed)) {
      const { file, range } = problem.at;
      const key = `${rule.id} ${range.start} ${range.end} ${file}`;
      if (!problems.has(key)) problems.set(key, problem);
    }
  }
  return [...problems.values()].sort(byPlace);
}

function findings(rule: Rule, model: HomeModel, neighbours: readonly Summary[], failed: Failed): readonly Problem[] {
  try {
    return [...rule.check(model, neighbours)].map((finding) => problemOf(rule, finding, model));
  } catch (error) {
    failed(rule.id, error);
    return [];
  }
}

function problemOf(rule: Rule, finding: Finding, { settings }: HomeModel): Problem {
  const set = settings.rules[rule.id];
  return {
    rule,
    severity: set === undefined || set === 'off' ? finding.severity ?? rule.severity : set,
    message: finding.message,
    at: finding.at,
    related: finding.related ?? [],
    fixes: finding.fixes ?? [],
    unnecessary: finding.unnecessary ?? false,
  };
}

function byPlace(a: Problem, b: Problem): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return a.at.range.start - b.at.range.start || (a.rule.id < b.rule.id ? -1 : 1);
}

function raise(_rule: string, error: unknown): never {
  throw error;
}
