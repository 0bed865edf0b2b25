// Answers for the keystore report: all homes as they are judged now, as one page.

import { reportHome, reportHtml, reportMarkdown, type Report, type ReportLook } from '../core/index.ts';
import { rangeOf } from './convert.ts';
import { handler, type Handler } from './handler.ts';
import { say, spoken } from './language.ts';
import { openKeystore, openPlace, reportRequest, saveReport, type PlaceArguments, type ReportParams } from './protocol.ts';
import type { Server } from './server.ts';

export const reportHandlers: readonly Handler[] = [
  handler(reportRequest, async (server, { format, links }: ReportParams) => {
    await settled(server);
    const report = reportOf(server);
    return format === 'md' ? reportMarkdown(report, { say }) : reportHtml(report, links ? lookOf(server) : { say, language: spoken() });
  }),
];

/** How long keystores get to be opened. */
const patience = 5000;

/** Settles when every home is judged with its keystores open, or when that takes too long. */
async function settled({ session }: Server): Promise<void> {
  const isOver = new Promise<true>((resolve) => setTimeout(resolve, patience, true).unref());
  await session.idle();
  while (session.states().some(({ model }) => model?.uses.some(({ state }) => state === 'opening'))) {
    if (await Promise.race([isOver, session.nextOpened()])) return;
    await session.idle();
  }
}

/** What the command line reports too: no hints. */
function reportOf({ session, files, world }: Server): Report {
  const states = session.states().flatMap(({ model, problems }) => (model ? [{ model, problems }] : [])).sort((a, b) => (a.model.home.path < b.model.home.path ? -1 : 1));
  // Homes that share a settings file say the same of it.
  const problems = new Map(states.flatMap((state) => state.problems).filter(({ severity }) => severity !== 'hint').map(({ rule, severity, message, at }) => {
    const problem = { rule: rule.id, severity, message: say(message), documentation: rule.documentation, file: at.file, range: rangeOf(at.range, files.lines(at.file)) };
    return [JSON.stringify(problem), problem];
  }));
  return { now: world.now, homes: states.map(({ model }) => reportHome(model)), problems: [...problems.values()] };
}

const command = (name: string, ...given: readonly unknown[]): string => `command:${name}?${encodeURIComponent(JSON.stringify(given))}`;

const lookOf = ({ files }: Server): ReportLook => ({
  say,
  language: spoken(),
  links: {
    place: (file, line, character) => command(openPlace, ...[files.published(file).uri, line, character] satisfies PlaceArguments),
    keystore: (file, alias) => command(openKeystore, files.published(file).uri, alias),
    save: command(saveReport),
  },
});
