// Problems for people, one a line, in the form that terminals make clickable.

import type { Host } from './host.ts';
import type { Report, ReportedProblem } from './report.ts';
import { count, harmless, painter, shownPath, type Paint } from './style.ts';

/** A line for each problem, and a summary. */
export function textReport(report: Report, host: Host): string {
  const paint = painter(host);
  const lines = report.problems.map((problem) => line(problem, host, paint));
  return [...lines, ...(lines.length > 0 ? [''] : []), summary(report), ''].join('\n');
}

function line({ file, range: { start }, severity, rule, message }: ReportedProblem, host: Host, paint: Paint): string {
  const place = `${harmless(shownPath(file, host.workingDirectory))}:${start.line + 1}:${start.character + 1}`;
  return `${place} ${paint(severity, severity)} ${paint(rule, 'dim')} ${harmless(message)}`;
}

function summary({ homes, summary: { error, warning, info, hint } }: Report): string {
  const judged = homes.filter((home) => home.judged).length;
  const unjudged = homes.length - judged;
  const counted = [error > 0 && count(error, 'error'), warning > 0 && count(warning, 'warning'), info > 0 && `${info} info`, hint > 0 && count(hint, 'hint')]
    .filter((part) => part !== false).join(', ');
  const found = `${counted === '' ? 'No problems' : counted} in ${count(judged, 'home')}`;
  const left = `${count(unjudged, 'home')} configured by deployment.toml; not checked yet`;
  if (unjudged === 0) return found;
  return judged === 0 && counted === '' ? left : `${found}; ${left}`;
}
