// wso2-config keystores: every place that names a keystore, and what it names.

import { keystoreCells, keystoreTable, listUses, print, shortPath, unexplained as unexplainedIn, type Argument, type Home, type HomeModel } from '../core/index.ts';
import { json } from './format-json.ts';
import { reach, visit, type Reached } from './homes.ts';
import type { Host } from './host.ts';
import { linesIn } from './lines.ts';
import type { Options } from './options.ts';
import { spanOf, type Span } from './report.ts';
import { settingsReader } from './settings.ts';
import { harmless, shownPath } from './style.ts';

/** Prints the places in the homes that the paths lead to; gives the exit status. */
export function keystores(options: Options, host: Host): number {
  const reached = reach(options.operands, host, Date.now());
  const [name, listing] = options.unexplained ? ['unexplained', unexplainedOf] as const : ['uses', usesOf] as const;
  const { rows, hasDefect } = gather(reached, options, host, listing);
  const sorted = rows.filter(({ file }) => reached.isAsked(file)).sort(byPlace);
  host.out(write(options.format, name, sorted, host));
  if (hasDefect) return 3;
  return reached.hasWrongPath ? 2 : 0;
}

function write(format: Options['format'], name: string, rows: readonly Row[], host: Host): string {
  if (format === 'json') return json({ version: 1, [name]: rows.map(({ text: _, cells: __, ...row }) => row) });
  if (format === 'md') return print(keystoreTable(rows.map(({ cells }) => cells ?? [])));
  return rows.map((row) => line(row, host)).join('');
}

interface Row {
  readonly home: string;
  readonly file: string;
  readonly range: Span;
  /** What stands behind the place in the text form. */
  readonly text: string;
  /** The row of the table. */
  readonly cells?: readonly Argument[];
}

type Listing = (model: HomeModel, reached: Reached, host: Host) => readonly Row[];

function gather(reached: Reached, options: Options, host: Host, listing: Listing): { readonly rows: readonly Row[]; readonly hasDefect: boolean } {
  const rows: Row[] = [];
  let hasDefect = false;
  visit(reached, host, {
    settings: settingsReader(options, host, reached.world),
    home: (model) => rows.push(...listing(model, reached, host)),
    failed: ({ path }: Home) => {
      hasDefect = true;
      host.error(`wso2-config: a defect of our own: ${path} could not be read; what was found besides stands\n`);
    },
  });
  return { rows, hasDefect };
}

const usesOf: Listing = (model, { world }, { workingDirectory }) => {
  const lines = linesIn(world);
  return listUses(model).map((use) => {
    const { home, file, role, location, resolved, state, type, alias, read } = use;
    const range = spanOf(use.range, lines(file));
    return {
      home,
      file,
      range,
      role,
      location,
      resolved: resolved ?? null,
      state,
      type: type ?? null,
      alias: alias ?? null,
      read,
      text: `${role} ${location} → ${state}${read ? '' : ' (not read)'}`,
      cells: keystoreCells(use, shownPath(home, workingDirectory), `${shortPath(model, file)}:${range.start.line + 1}`),
    };
  });
};

const unexplainedOf: Listing = ({ home }, { world }) => {
  const lines = linesIn(world);
  return unexplainedIn(world, home).map(({ file, range, value }) =>
    ({ home: home.path, file, range: spanOf(range, lines(file)), value, text: value }));
};

const line = ({ file, range: { start }, text }: Row, host: Host): string =>
  `${harmless(shownPath(file, host.workingDirectory))}:${start.line + 1}:${start.character + 1} ${harmless(text)}\n`;

const byPlace = (a: Row, b: Row): number =>
  (a.file === b.file ? a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character : a.file < b.file ? -1 : 1);
