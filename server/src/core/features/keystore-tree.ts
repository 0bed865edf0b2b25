// The keystores of a home as a tree: role › keystore › entry › the places that use it, or the same by keystore file.

import type { Role } from '../catalog/row.ts';
import { entriesInUse, fileOf, keystoreFiles, keystoreOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Home, Use } from '../model/home.ts';
import type { Problem } from '../rules/check.ts';
import { asWords, print, words, type Place, type Words } from '../rules/rule.ts';
import type { Entry } from '../keystore/keystore.ts';
import { harmless } from '../text/harmless.ts';
import { nameOf } from '../text/path.ts';
import { entryRows } from './certificate-text.ts';
import { endWords, roleWords, stateOf, validityOf } from './facts.ts';
import { code, plain, plainWords, table, type TableRow } from './markdown.ts';
import { problemsAt } from './view-uses.ts';

/** Which is said first of a keystore: what it is for, or which file it is. */
export type Grouping = 'role' | 'file';

export type NodeKind = 'home' | 'role' | 'truststore' | 'keystore' | 'entries' | Entry['kind'] | 'place' | 'unread' | 'problems' | 'problem';

/** A line of the tree. */
export interface TreeNode {
  readonly kind: NodeKind;
  /** Unlike that of any node beside it, and the same for as long as it is about the same. */
  readonly key: string;
  readonly label: Words;
  /** Behind the label, each in a few words. */
  readonly details: readonly Words[];
  /** Markdown. */
  readonly tooltip: Words;
  /** What is wrong with it, or with what lies in it. */
  readonly problems: readonly Problem[];
  /** Where it stands in the configuration. */
  readonly at: Place | undefined;
  /** The file that it is, or that it lies in. */
  readonly file: string | undefined;
  /** The entry of that file. */
  readonly alias: string | undefined;
  readonly children: readonly TreeNode[];
}

type Given = Pick<TreeNode, 'kind' | 'key' | 'label'> & Partial<TreeNode>;

const node = (given: Given): TreeNode =>
  ({ details: [], tooltip: words(''), problems: problemsIn(given.children ?? []), at: undefined, file: undefined, alias: undefined, children: [], ...given });

/** What is wrong in nodes, each problem once. */
const problemsIn = (nodes: readonly TreeNode[]): readonly Problem[] => [...new Set(nodes.flatMap(({ problems }) => problems))];

/** Text of a file as it stands. */
const text = (value: string): Words => words('{0}', harmless(value));

/** What a home is called: its product and version, else its folder. */
const nameOfHome = ({ product, productVersion, path }: Home): string => (product === undefined ? nameOf(path) : [product, productVersion].filter((each) => each !== undefined).join(' '));

/** A home as a line, without what lies in it. */
export function homeNode({ home }: HomeModel, problems: readonly Problem[]): TreeNode {
  const { path, configDirectory, judged, profile } = home;
  const details = [...(profile ? [text(profile.folder)] : []), ...(judged ? [] : [words('configured by deployment.toml; not checked yet')]), ...countWords(problems)];
  const rows: readonly TableRow[] = [[words('Home'), code(path)], [words('Configuration'), code(configDirectory === '' ? '.' : configDirectory)]];
  return node({ kind: 'home', key: path, label: text(nameOfHome(home)), details, tooltip: words('**{0}**\n\n{1}', plain(nameOfHome(home)), table(rows)), problems, file: path });
}

/** How many errors and warnings there are; nothing of what is less. */
function countWords(problems: readonly Problem[]): readonly Words[] {
  const [errors, warnings] = (['error', 'warning'] as const).map((severity) => problems.filter((each) => each.severity === severity).length);
  return [
    ...(errors === 0 ? [] : [errors === 1 ? words('1 error') : words('{0} errors', errors!)]),
    ...(warnings === 0 ? [] : [warnings === 1 ? words('1 warning') : words('{0} warnings', warnings!)]),
  ];
}

/** What the parts of one home share. */
interface Around {
  readonly model: HomeModel;
  readonly problems: readonly Problem[];
  readonly by: Grouping;
}

/** What lies in a home: its keystores, the places that the server does not read, and what is wrong besides. */
export function homeChildren(model: HomeModel, problems: readonly Problem[], by: Grouping): readonly TreeNode[] {
  const around = { model, problems, by };
  const uses = model.uses.filter(({ inherited, settings }) => !inherited && settings.location !== undefined);
  const isRead = ({ read }: Use): boolean => read || !model.home.judged;
  const used = uses.filter(isRead);
  const keystores = by === 'role' ? roleNodes(around, used) : [...keystoreNodes(around, used), ...idleNodes(model, uses)];
  const unread = placeNodes(around, uses.filter((use) => !isRead(use)));
  const shown = new Set(problemsIn([...keystores, ...unread]));
  const other = problems.filter((problem) => !shown.has(problem));
  return [
    ...keystores,
    ...(unread.length === 0 ? [] : [node({ kind: 'unread', key: 'unread', label: words('Not read by the server'), details: [countOf(unread.length)], children: unread })]),
    ...(other.length === 0 ? [] : [node({ kind: 'problems', key: 'problems', label: words('Other problems'), details: [words('{0}', other.length)], children: problemNodes(around, other) })]),
  ];
}

const countOf = (places: number): Words => (places === 1 ? words('1 place') : words('{0} places', places));

function roleNodes(around: Around, uses: readonly Use[]): readonly TreeNode[] {
  return (Object.keys(roleWords) as Role[]).flatMap((role) => {
    const children = keystoreNodes(around, uses.filter((use) => use.role === role));
    if (children.length === 0) return [];
    return [node({ kind: role === 'truststore' ? role : 'role', key: role, label: roleWords[role], details: [...children.map(({ label }) => label), ...countWords(problemsIn(children))], children })];
  });
}

/** The keystores that uses name, in their order; those of uses whose location cannot be known, by what is written. */
function keystoreNodes(around: Around, uses: readonly Use[]): readonly TreeNode[] {
  const groups = new Map<string, Use[]>();
  for (const use of uses) {
    const key = keystoreOf(use) ?? `? ${writtenIn(use)}`;
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  const nodes = [...groups].map(([key, group]) => keystoreNode(around, key, group));
  return around.by === 'role' ? nodes : nodes.sort((a, b) => order(print(a.label), print(b.label)) || order(a.key, b.key));
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const writtenIn = ({ settings }: Use): string => settings.location?.value?.text.trim() ?? '';

function keystoreNode(around: Around, key: string, uses: readonly Use[]): TreeNode {
  const { model, by } = around;
  // Of several passwords for one file the one that opens it tells most.
  const best = uses.find(({ state }) => state === 'open') ?? uses[0]!;
  const { target, keystore, role } = best;
  const path = fileOf(best);
  const entries = new Map(uses.flatMap((use) => entriesInUse(use).map((entry) => [entry.alias, entry] as const)));
  const usesOf = (alias: string): readonly Use[] => uses.filter((use) => entriesInUse(use).some((entry) => entry.alias === alias));
  const loose = uses.filter((use) => entriesInUse(use).length === 0);
  const others = by === 'file' || role === 'truststore' ? (keystore?.entries ?? []).filter(({ alias }) => !entries.has(alias)) : [];
  const state = target.kind === 'unknown' ? words('location not known here') : stateOf(best);
  const ends = validityOf(model, best);
  const written = writtenIn(best);
  const children = [
    ...placeNodes(around, loose),
    ...[...entries.values()].map((entry) => entryNode(model, entry, path, placeNodes(around, usesOf(entry.alias)))),
    ...otherEntries(model, others, path, entries.size > 0),
  ];
  return node({
    kind: 'keystore',
    key,
    label: path === undefined ? written === '' ? words('no location') : text(written) : text(nameOf(path)),
    details: [...(by === 'file' && path !== undefined ? [countOf(uses.length)] : []), ...(state ? [state] : []), ...(ends ? [ends] : []), ...(by === 'file' ? countWords(problemsIn(children)) : [])],
    tooltip: keystoreTable(model, path ?? written, best),
    file: target.kind === 'path' && target.exists ? path : undefined,
    children,
  });
}

function keystoreTable(model: HomeModel, path: string, { keystore, state }: Use): Words {
  const rows: TableRow[] = [[words('Keystore'), code(harmless(shortPath(model, path)))]];
  if (keystore?.type !== undefined) rows.push([words('Type'), keystore.type]);
  rows.push([words('State'), keystore?.reason === undefined ? words(state) : words('{0}, {1}', words(state), words(keystore.reason))]);
  if (keystore?.complete === true) rows.push([words('Entries'), keystore.entries.length]);
  return table(rows);
}

function entryNode(model: HomeModel, entry: Entry, file: string | undefined, children: readonly TreeNode[]): TreeNode {
  const { alias, kind, chain } = entry;
  const { now } = model.world;
  const details = chain[0] === undefined ? [] : [endWords(chain[0].notAfter, now)];
  return node({ kind, key: `entry ${alias}`, label: text(alias), details, tooltip: table(entryRows(entry, now)), file, alias, children });
}

/** How many entries are listed without a group of their own. */
const fewEntries = 5;

/** Entries that no place of these names; many of them lie in a group. */
function otherEntries(model: HomeModel, entries: readonly Entry[], file: string | undefined, isMore: boolean): readonly TreeNode[] {
  const nodes = entries.map((entry) => entryNode(model, entry, file, []));
  if (nodes.length <= fewEntries) return nodes;
  return [node({ kind: 'entries', key: 'entries', label: isMore ? words('{0} more entries', nodes.length) : words('{0} entries', nodes.length), file, children: nodes })];
}

/** Keystores of the home that no place names. */
function idleNodes(model: HomeModel, uses: readonly Use[]): readonly TreeNode[] {
  const named = new Set(uses.map(keystoreOf));
  return keystoreFiles(model).filter((path) => !named.has(model.world.look(path).real))
    .map((path) => node({ kind: 'keystore', key: path, label: text(nameOf(path)), details: [words('not named here')], tooltip: table([[words('Keystore'), code(harmless(shortPath(model, path)))]]), file: path }));
}

/** Places, each with what is wrong there. */
function placeNodes(around: Around, uses: readonly Use[]): readonly TreeNode[] {
  const { model, by } = around;
  const seen = new Map<string, number>();
  return uses.map((use) => {
    const place = `${use.file} ${use.row.id}`;
    const count = (seen.get(place) ?? 0) + 1;
    seen.set(place, count);
    const problems = problemsAt(use, around.problems);
    const location = use.settings.location!;
    const state = stateOf(use);
    const rows: readonly TableRow[] = [[words('Place'), asWords(use.row.title)], [words('Location'), code(harmless(writtenIn(use)))]];
    return node({
      kind: 'place',
      key: `place ${place} ${count}`,
      label: text(shortPath(model, use.file)),
      details: [...(by === 'file' || !use.read ? [roleWords[use.role]] : []), ...(use.read && state ? [state] : [])],
      tooltip: table(rows),
      problems,
      at: { file: use.file, range: location.value?.range ?? location.nameRange },
      file: use.file,
      children: problemNodes(around, problems),
    });
  });
}

function problemNodes({ model }: Around, problems: readonly Problem[]): readonly TreeNode[] {
  return problems.map((problem) => {
    const { rule, at, message } = problem;
    const key = `${rule.id} ${at.file} ${at.range.start} ${at.range.end}`;
    const tooltip = words('{0}\n\n{1} · {2}', plainWords(message), code(rule.id), plain(shortPath(model, at.file)));
    return node({ kind: 'problem', key, label: message, tooltip, problems: [problem], at, file: at.file });
  });
}
