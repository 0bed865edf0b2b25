// wso2-config report: one page about homes, who uses which keystore, when certificates expire, and the problems.

import { writeFileSync } from 'node:fs';
import { plainLook, reportHome, reportHtml, reportMarkdown, type Report, type ReportHome } from '../core/index.ts';
import { slashed } from '../disk/paths.ts';
import { findProblems } from './check.ts';
import { reach } from './homes.ts';
import { say, type Host } from './host.ts';
import type { Options } from './options.ts';
import { byPlace, isAtLeast } from './report.ts';
import { settingsReader } from './settings.ts';

/** Prints the report, or writes it into a file; gives the exit status. */
export function report(options: Options, host: Host): number {
  const now = options.now ?? Date.now();
  const reached = reach(options.operands, host, now);
  if (reached.sites.length === 0) return 2;
  const homes: ReportHome[] = [];
  const { problems, defects } = findProblems(reached, settingsReader(options, host, reached.world), host, (model) => homes.push(reportHome(model)));
  const shown = problems.filter(({ severity }) => isAtLeast(severity, options.minSeverity)).sort(byPlace((file) => file));
  const page: Report = { now, homes, problems: shown };
  const isWritten = write((options.format === 'html' ? reportHtml : reportMarkdown)(page, plainLook), options, host);
  if (defects.length > 0) return 3;
  return reached.hasWrongPath || !isWritten ? 2 : 0;
}

/** Writes to where it was asked for; false where that is not possible, which is said. */
function write(text: string, { output }: Options, host: Host): boolean {
  if (output === undefined) {
    host.out(text);
    return true;
  }
  try {
    writeFileSync(slashed(output, host.workingDirectory), text);
    return true;
  } catch {
    say(host, `${output} cannot be written`);
    return false;
  }
}
