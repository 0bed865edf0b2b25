// A home as the server has it: its model, its problems, and what these rest on.

import { buildModel, check, compareAgain, summarise, verdictsOn, watched, type Home, type HomeModel, type Problem, type Summary } from '../core/index.ts';
import { inside, isWithin, nameOf, parentOf } from '../disk/paths.ts';
import { settingsName } from '../disk/settings-file.ts';
import type { DiskWorld } from '../disk/world.ts';
import type { Log } from './guard.ts';
import type { HomeSettings } from './settings.ts';

export interface HomeState {
  readonly home: Home;
  model: HomeModel | undefined;
  problems: readonly Problem[];
  /** The same value for as long as it says the same. */
  summary: Summary | undefined;
  /** What its problems were compared with; none yet, or no other homes. */
  neighbours: readonly Summary[];
  /** Paths without links of the files that its answers rest on → as the home names them. */
  files: ReadonlyMap<string, string>;
  folders: ReadonlySet<string>;
  isDirty: boolean;
}

/** A home that is not judged yet; what is known of it from before stays until then. */
export const stateOf = (home: Home, known?: HomeState): HomeState => ({
  home, model: undefined, problems: known?.problems ?? [], summary: undefined, neighbours: [],
  files: known?.files ?? new Map(), folders: known?.folders ?? new Set(), isDirty: true,
});

export interface Judging {
  readonly world: DiskWorld;
  readonly settings: HomeSettings;
  readonly log: Log;
}

/** Builds a home's model and what other homes need of it. */
export function rebuild(state: HomeState, { world, settings }: Judging): void {
  const model = buildModel(state.home, world, settings.of(state.home));
  const rests = watched(model);
  state.model = model;
  state.files = new Map(rests.files.map((file) => [world.real(file), file]));
  state.folders = new Set([...rests.folders, ...rests.folders.map(world.real)]);
  const summary = summarise(model);
  state.summary = isSame(state.summary, summary) ? state.summary : summary;
}

/** Runs the rules over a home that is built, beside the homes to compare it with. */
export function judge(state: HomeState, neighbours: readonly Summary[], { log }: Judging): void {
  if (!state.model) return;
  state.neighbours = neighbours;
  state.problems = check(state.model, neighbours, (rule) => log(`The rule ${rule} failed`));
}

/** Compares a home that was judged with other homes than before. */
export function judgeBeside(state: HomeState, neighbours: readonly Summary[], { log }: Judging): void {
  if (!state.model) return;
  state.neighbours = neighbours;
  state.problems = compareAgain(state.problems, state.model, neighbours, (rule) => log(`The rule ${rule} failed`));
}

/** Whether comparing a home with other neighbours says something else than it did. */
export function isComparedOtherwise({ home, neighbours }: HomeState, others: readonly Summary[]): boolean {
  return neighbours !== others && !isSame(verdictsOn(home.path, neighbours), verdictsOn(home.path, others));
}

/** Whether plain data says the same. */
export const isSame = (one: object | undefined, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Files whose coming, going or content makes a home what it is. */
export const signs: readonly string[] = [
  'carbon.xml', 'deployment.toml', 'axis2.xml', 'catalina-server.xml', 'identity.xml', 'user-mgt.xml', 'broker.xml', 'cipher-tool.properties',
];

export const isSign = (path: string): boolean => signs.includes(nameOf(path));

export const isSettings = (path: string): boolean => nameOf(path) === settingsName;

/** Whether a file is the home's: it lies in it, or its answers rest on it. */
export const holds = ({ home, files }: HomeState, real: string): boolean => isWithin(home.path, real) || files.has(real);

/** Whether a file is the settings file of a home, which may lie above it. */
export const isSettingsOf = ({ model }: HomeState, file: string): boolean => model?.settings.file === file;

/** Whether a home is gone when a path is. */
export const isAbove = (path: string, { home }: HomeState): boolean => isWithin(path, inside(home.path, home.configDirectory).replace(/(.)\/$/, '$1'));

/** Whether a home's answers rest on a path, or on what lies below it. */
export function restsOn({ home, files, folders }: HomeState, path: string): boolean {
  const below = path.startsWith(`${home.path}/`) ? path.slice(home.path.length + 1) : undefined;
  if (below !== undefined && (home.configDirectory === '' || isWithin(home.configDirectory, below) || ofInterest.test(below))) return true;
  if (files.has(path) || folders.has(path) || folders.has(parentOf(path))) return true;
  return [...files.keys(), ...folders].some((each) => isWithin(path, each));
}

/** Below a home: what lies in it itself, start scripts, and what is deployed. */
const ofInterest = /^(?:(?:bin|repository\/deployment\/server)\/|[^/]*$)/;
