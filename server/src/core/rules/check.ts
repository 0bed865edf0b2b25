// Runs every rule over a home.

import type { HomeModel } from '../model/build.ts';
import type { Summary } from '../model/summary.ts';
import { rules } from './index.ts';
import type { Finding, Fix, Others, Place, Rule, Severity, Words } from './rule.ts';
import { silences, suppressionsIn } from './suppression.ts';

/** A finding with what it is to be shown as. */
export interface Problem {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: Words;
  readonly at: Place;
  readonly related: NonNullable<Finding['related']>;
  readonly fixes: readonly Fix[];
  readonly unnecessary: boolean;
  readonly ofHome: boolean;
}

type Failed = (rule: string, error: unknown) => void;

/** The rules that compare homes. */
export const comparing = rules.filter(({ compares }) => compares);

/**
 * What is wrong with a home, by file and place; a rule that throws is handed to `failed`, and the others stand.
 * `neighbours`: the homes to compare it with, of `neighboursOf`.
 */
export function check(model: HomeModel, neighbours: readonly Summary[] = [], failed: Failed = raise, chosen: readonly Rule[] = rules): readonly Problem[] {
  if (!model.home.judged) return [];
  const findings = findingsOf(model, neighbours, failed);
  const problems = new Map<string, Problem>();
  for (const rule of chosen) {
    if (model.settings.rules[rule.id] === 'off') continue;
    for (const finding of findings(rule) ?? []) {
      const { file, range } = finding.at;
      const key = `${rule.id} ${range.start} ${range.end} ${file}`;
      if (!problems.has(key) && !isSilenced(model, rule.id, finding.at)) problems.set(key, problemOf(rule, finding, model));
    }
  }
  return [...problems.values()].sort(byPlace);
}

/** What is known to be wrong with a home, with what comparing rules find beside these neighbours instead of what they found before. */
export function compareAgain(known: readonly Problem[], model: HomeModel, neighbours: readonly Summary[], failed: Failed = raise): readonly Problem[] {
  const alone = known.filter(({ rule }) => !rule.compares);
  return [...alone, ...check(model, neighbours, failed, comparing)].sort(byPlace);
}

/** Runs a rule when its findings are asked for, once; undefined where it failed. */
function findingsOf(model: HomeModel, neighbours: readonly Summary[], failed: Failed): (rule: Rule) => readonly Finding[] | undefined {
  const known = new Map<Rule, readonly Finding[] | undefined>();
  const others: Others = {
    ids: rules.map(({ id }) => id),
    places: (id) => rules.filter((rule) => rule.id === id && !rule.compares).map(findings)[0]?.map(({ at }) => at),
  };
  const run = (rule: Rule): readonly Finding[] | undefined => {
    try {
      return [...rule.check(model, neighbours, others)];
    } catch (error) {
      failed(rule.id, error);
      return undefined;
    }
  };
  function findings(rule: Rule): readonly Finding[] | undefined {
    if (!known.has(rule)) known.set(rule, run(rule));
    return known.get(rule);
  }
  return findings;
}

/** Of a file that was read it is known whether it holds such a comment at all. */
const isSilenced = ({ world, files, marked }: HomeModel, rule: string, { file, range }: Place): boolean =>
  (marked.includes(file) || !files.includes(file)) && suppressionsIn(world, file).some((suppression) => silences(suppression, rule, range));

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
    ofHome: finding.ofHome ?? false,
  };
}

function byPlace(a: Problem, b: Problem): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return a.at.range.start - b.at.range.start || (a.rule.id < b.rule.id ? -1 : 1);
}

function raise(_rule: string, error: unknown): never {
  throw error;
}
