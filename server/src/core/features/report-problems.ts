// The problems of a report by rule, and those that say the same together.

import { rules } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';
import { below, nameOf } from '../text/path.ts';
import { homeAround, type Report, type ReportProblem } from './report.ts';

export interface RuleProblems {
  readonly rule: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly documentation: string;
  readonly count: number;
  /** How many homes have it. */
  readonly homes: number;
  readonly messages: readonly { readonly message: string; readonly places: readonly ReportPlace[] }[];
}

export interface ReportPlace {
  readonly file: string;
  readonly line: number;
  readonly character: number;
  /** Path of the home that it lies in; undefined for a file of several homes. */
  readonly home: string | undefined;
  /** As in `repository/conf/carbon.xml:31`. */
  readonly label: string;
}

export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The worst rules first, and of those that are alike the most frequent. */
export function problemsByRule({ homes, problems }: Report): readonly RuleProblems[] {
  const groups = new Map<string, ReportProblem[]>();
  for (const problem of problems) {
    const key = `${problem.rule} ${problem.severity}`;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  const around = new Map<string, string | undefined>();
  const homeOf = (file: string): string | undefined => {
    if (!around.has(file)) around.set(file, homeAround(homes, file)?.path);
    return around.get(file);
  };
  return [...groups.values()].map((own) => ruleProblems(own, homeOf))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

function ruleProblems(problems: readonly ReportProblem[], homeOf: (file: string) => string | undefined): RuleProblems {
  const { rule, severity, documentation } = problems[0]!;
  const messages = new Map<string, ReportPlace[]>();
  for (const { message, file, range: { start: { line, character } } } of problems) {
    const home = homeOf(file);
    const label = `${home === undefined ? nameOf(file) : below(home, file)}:${line + 1}`;
    messages.set(message, [...(messages.get(message) ?? []), { file, line, character, home, label }]);
  }
  return {
    rule, severity, documentation, count: problems.length,
    summary: rules.find(({ id }) => id === rule)?.summary ?? '',
    homes: new Set(problems.map(({ file }) => homeOf(file))).size,
    messages: [...messages].map(([message, places]) => ({ message, places })),
  };
}

/** How many problems of each severity there are in each home, by its path. */
export function countsByHome({ homes, problems }: Report): ReadonlyMap<string, Readonly<Record<Severity, number>>> {
  const none = { error: 0, warning: 0, info: 0, hint: 0 };
  const counts = new Map(homes.map(({ home }) => [home.path, { ...none }]));
  for (const { file, severity } of problems) {
    const count = counts.get(homeAround(homes, file)?.path ?? '');
    if (count) count[severity]++;
  }
  return counts;
}
