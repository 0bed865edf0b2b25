// Problems as workflow commands, which GitHub shows beside the lines of a pull request.

import type { Severity } from '../core/index.ts';
import { inside } from '../disk/paths.ts';
import type { Host } from './host.ts';
import type { Report, ReportedProblem } from './report.ts';
import { shownPath } from './style.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** A workflow command for each problem, and a notice for each home that is not checked yet. */
export function githubReport({ problems, homes }: Report, host: Host): string {
  const unjudged = homes.filter(({ judged }) => !judged)
    .map(({ path, configDirectory }) => command('notice', { file: shownPath(inside(inside(path, configDirectory), 'deployment.toml'), host.workingDirectory) },
      'configured by deployment.toml; not checked yet'));
  return [...problems.map((problem) => problemCommand(problem, host)), ...unjudged].map((line) => `${line}\n`).join('');
}

function problemCommand({ severity, file, range: { start, end }, rule, message }: ReportedProblem, host: Host): string {
  const isOneLine = start.line === end.line;
  return command(levels[severity], {
    file: shownPath(file, host.workingDirectory),
    line: start.line + 1,
    endLine: end.line + 1,
    // Columns mean something to GitHub on one line only.
    ...(isOneLine ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
    title: rule,
  }, message);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${name} ${written.join(',')}::${escaped(message)}`;
}

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
