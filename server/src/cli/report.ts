// What check found, in the form that every format prints.

import { print, type Home, type Lines, type Problem, type Range, type Severity } from '../core/index.ts';

export interface Span {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface ReportedProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: Span;
  readonly related: readonly { readonly file: string; readonly range: Span; readonly message: string }[];
  readonly fixes: readonly string[];
  readonly documentation: string;
}

export type Summary = Readonly<Record<Severity, number>>;

export interface Report {
  readonly homes: readonly Home[];
  readonly problems: readonly ReportedProblem[];
  readonly summary: Summary;
  /** What went wrong with us, without texts. */
  readonly defects: readonly string[];
}

export const severityOrder: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Whether a severity is as bad as another one, or worse. */
export const isAtLeast = (severity: Severity, least: Severity): boolean => severityOrder.indexOf(severity) <= severityOrder.indexOf(least);

/** A problem with lines and columns; `lines` gives those of a file. */
export function reported(problem: Problem, lines: (file: string) => Lines): ReportedProblem {
  return {
    rule: problem.rule.id,
    severity: problem.severity,
    message: print(problem.message),
    file: problem.at.file,
    range: spanOf(problem.at.range, lines(problem.at.file)),
    related: problem.related.map(({ at, message }) => ({ file: at.file, range: spanOf(at.range, lines(at.file)), message: print(message) })),
    fixes: problem.fixes.map(({ title }) => print(title)),
    documentation: problem.rule.documentation,
  };
}

export const spanOf = (range: Range, lines: Lines): Span => ({ start: lines.position(range.start), end: lines.position(range.end) });

export const summaryOf = (problems: readonly { readonly severity: Severity }[]): Summary => {
  const number = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  return { error: number('error'), warning: number('warning'), info: number('info'), hint: number('hint') };
};

/** By file, line and column, as the paths are shown. */
export function byPlace(shown: (file: string) => string): (a: ReportedProblem, b: ReportedProblem) => number {
  const known = new Map<string, string>();
  const shownOnce = (file: string): string => {
    const path = known.get(file) ?? shown(file);
    known.set(file, path);
    return path;
  };
  return (a, b) => order(shownOnce(a.file), shownOnce(b.file)) || a.range.start.line - b.range.start.line
    || a.range.start.character - b.range.start.character || order(a.rule, b.rule);
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
