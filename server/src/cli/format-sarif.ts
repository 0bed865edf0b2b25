// Problems as SARIF 2.1.0, which code scanning services read.

import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import { rules, type Home, type Severity } from '../core/index.ts';
import { json } from './format-json.ts';
import type { Host } from './host.ts';
import type { Report, ReportedProblem, Span } from './report.ts';
import { shownPath } from './style.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** The report as a SARIF log with one run; no texts of the files are in it. */
export function sarifReport({ problems, homes, defects }: Report, { workingDirectory }: Host): string {
  return json({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'wso2-config', version, rules: rules.map(ruleOf) } },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { '%SRCROOT%': { uri: `${pathToFileURL(workingDirectory).href.replace(/\/$/, '')}/` } },
      invocations: [{
        executionSuccessful: defects.length === 0,
        toolExecutionNotifications: [...defects.map(defectOf), ...homes.filter(({ judged }) => !judged).map((home) => unjudged(home, workingDirectory))],
      }],
      results: problems.map((problem) => resultOf(problem, workingDirectory)),
    }],
  });
}

const ruleOf = ({ id, summary, documentation, severity }: (typeof rules)[number]): object => ({
  id,
  shortDescription: { text: summary },
  helpUri: documentation,
  defaultConfiguration: { level: levels[severity] },
});

function resultOf(problem: ReportedProblem, from: string): object {
  const { rule, severity, message, file, range, related } = problem;
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file, from), region: regionOf(range) } }],
    ...(related.length === 0 ? {} : {
      relatedLocations: related.map((place, index) => ({
        id: index,
        message: { text: place.message },
        physicalLocation: { artifactLocation: artifactOf(place.file, from), region: regionOf(place.range) },
      })),
    }),
  };
}

/** Relative to the working directory where it lies below it, else absolute. */
function artifactOf(file: string, from: string): object {
  const shown = shownPath(file, from);
  return shown === file ? { uri: pathToFileURL(file).href } : { uri: shown.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

const regionOf = ({ start, end }: Span): object => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

const defectOf = (text: string): object => ({ level: 'error', message: { text } });

const unjudged = ({ path }: Home, from: string): object => ({
  level: 'note',
  message: { text: 'configured by deployment.toml; not checked yet' },
  locations: [{ physicalLocation: { artifactLocation: artifactOf(path, from) } }],
});
