// wso2-config check: finds problems.

import { check as checkHome, comparing, neighboursOf, rules, summarise, verdictsOn, type Home, type HomeModel, type Settings, type Source, type Summary } from '../core/index.ts';
import { applyFixes } from './fix.ts';
import { githubReport } from './format-github.ts';
import { jsonReport } from './format-json.ts';
import { sarifReport } from './format-sarif.ts';
import { textReport } from './format-text.ts';
import { reach, visit, type Reached } from './homes.ts';
import { say, type Host } from './host.ts';
import { linesIn } from './lines.ts';
import type { Format, Options } from './options.ts';
import { byPlace, isAtLeast, reported, summaryOf, type Report, type ReportedProblem } from './report.ts';
import { settingsReader } from './settings.ts';
import { shownPath } from './style.ts';

const printers: Readonly<Partial<Record<Format, (report: Report, host: Host) => string>>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
};

/** Prints what is wrong with the homes that the paths lead to; gives the exit status. */
export function check(options: Options, host: Host): number {
  const edited = new Map<string, Source>();
  const reached = reach(options.operands, host, options.now ?? Date.now(), edited);
  const settings = settingsReader(options, host, reached.world);
  const hasFailed = options.fix && !applyFixes({ reached, edited, settings }, options, host);
  const { problems, defects } = findProblems(reached, settings, host);
  const shown = problems.filter(({ severity }) => isAtLeast(severity, options.minSeverity))
    .sort(byPlace((file) => shownPath(file, host.workingDirectory)));
  const report = { homes: reached.sites.map(reached.home), problems: shown, summary: summaryOf(shown), defects };
  if (!options.dryRun && (reached.sites.length > 0 || options.format !== 'text')) host.out((printers[options.format] ?? textReport)(report, host));
  if (defects.length > 0) return 3;
  if (reached.hasWrongPath || hasFailed) return 2;
  return fails(problems, shown, options, host) ? 1 : 0;
}

/** Whether there is something at the --fail-on level; said where nothing of it is shown. */
function fails(problems: readonly ReportedProblem[], shown: readonly ReportedProblem[], { failOn, minSeverity }: Options, host: Host): boolean {
  if (failOn === 'never') return false;
  const counts = ({ severity }: ReportedProblem): boolean => isAtLeast(severity, failOn);
  const found = problems.filter(counts);
  if (found.length > 0 && !shown.some(counts)) say(host, `${found[0]!.rule} counts for --fail-on ${failOn}, and is not shown with --min-severity ${minSeverity}`);
  return found.length > 0;
}

interface Found {
  readonly problems: readonly ReportedProblem[];
  readonly defects: readonly string[];
}

/** Runs the rules over the homes that were reached; `built` gets each model while its texts are there. */
export function findProblems(reached: Reached, settings: (home: Home) => Settings, host: Host, built?: (model: HomeModel) => void): Found {
  const defects: string[] = [];
  const defect = (what: string): void => {
    defects.push(what);
    host.error(`wso2-config: a defect of our own: ${what}; what was found besides stands\n`);
  };
  const failed = (home: Home): void => defect(`${home.path} could not be checked`);
  const judge = (model: HomeModel, neighbours: readonly Summary[] = [], chosen = rules): readonly ReportedProblem[] => {
    const lines = linesIn(reached.world);
    return checkHome(model, neighbours, (rule) => defect(`the rule ${rule} failed in ${model.home.path}`), chosen)
      .filter(({ at, ofHome }) => ofHome || reached.isAsked(at.file)).map((problem) => reported(problem, lines));
  };
  // A home's texts go with it: what is said of it alone is said at once, and what comparing finds when all are known.
  const read = new Map<HomeModel, Summary>();
  const problems: ReportedProblem[] = [];
  visit(reached, host, {
    settings,
    home: (model) => {
      built?.(model);
      problems.push(...judge(model));
      read.set(model, summarise(model));
    },
    failed,
  });
  const neighbours = neighboursOf([...read.values()]);
  for (const model of read.keys()) {
    const around = neighbours.get(model.home.path) ?? [];
    try {
      if (verdictsOn(model.home.path, around).length > 0) problems.push(...judge(model, around, comparing));
    } catch {
      failed(model.home);
    }
    reached.world.release(() => false);
  }
  // Homes that share a settings file say the same of it.
  const different = new Map(problems.map((problem) => [[problem.rule, problem.file, JSON.stringify(problem.range), problem.message].join('\n'), problem]));
  return { problems: [...different.values()], defects };
}
