// What the server knows: homes and their models, made from documents, disk and settings, home by home.

import { findHomes, linesOf, type HomeModel, type Lines, type Problem, type Source, type Summary } from '../core/index.ts';
import { isWithin } from '../disk/paths.ts';
import { isFolder } from '../disk/read.ts';
import type { Documents } from './documents.ts';
import { guarded } from './guard.ts';
import { groups, type Groups } from './groups.ts';
import { holds, isAbove, isComparedOtherwise, isSettingsOf, isSame, isSettings, isSign, judge, judgeBeside, rebuild, restsOn, stateOf, type HomeState, type Judging } from './home-state.ts';
import { work } from './work.ts';

/** A place in a home's file, up to date. */
export interface At {
  readonly state: HomeState;
  readonly model: HomeModel;
  /** The file as the home names it. */
  readonly file: string;
}

export interface SessionOptions extends Judging {
  readonly documents: Documents;
  /** The paths to look for homes at and below. */
  readonly paths: () => readonly string[];
  /** The problems of a home are new; a home that went away has none. `open`: its configuration files that are open. */
  readonly judged: (home: string, problems: readonly Problem[], open: readonly string[]) => void;
  /** A pass ended; nothing is left to do. */
  readonly rested: () => void;
  /** A home of a pass is done: the how many-th of how many. */
  readonly progressed: (done: number, total: number) => void;
}

export interface Session {
  /** Begins the first pass; until then requests alone make answers. */
  readonly start: () => void;
  readonly states: () => readonly HomeState[];
  /** The place of a file in its home; undefined where it is in none. */
  readonly at: (path: string) => At | undefined;
  readonly lines: (file: string) => Lines;
  /** A document was opened, changed or closed: its homes are judged again at once. */
  readonly touched: (real: string) => void;
  /** A keystore that was being opened is open now, or found wanting. */
  readonly opened: (real: string) => void;
  /** Settles when the next keystore that was being opened is open, or found wanting. */
  readonly nextOpened: () => Promise<void>;
  /** These paths changed on disk. */
  readonly changed: (paths: readonly string[]) => void;
  /** Whether a change of this path on disk could change an answer. */
  readonly isOfInterest: (path: string) => boolean;
  /** Judges every home again; `find`: looks for homes before, `forget`: reads everything again. */
  readonly again: (how: { readonly find: boolean; readonly forget: boolean }) => void;
  readonly idle: () => Promise<void>;
  readonly stop: () => void;
}

/** What the parts of a session share. */
interface Inner {
  readonly options: SessionOptions;
  readonly states: Map<string, HomeState>;
  readonly groups: Groups;
  mustFind: boolean;
}

/** How long product and version may lag behind what somebody types. */
const lag = 300;

export function makeSession(options: SessionOptions): Session {
  const inner: Inner = { options, states: new Map(), groups: groups(), mustFind: true };
  const working = work(() => step(inner), options.rested);
  let isStarted = false;
  const dirty = (chosen: Iterable<HomeState>): void => {
    for (const state of chosen) state.isDirty = true;
    if (isStarted) working.wake();
  };
  const all = (): readonly HomeState[] => [...inner.states.values()];
  let timer: NodeJS.Timeout | undefined;
  const waiting: (() => void)[] = [];
  return {
    start: () => {
      isStarted = true;
      working.wake();
    },
    states: all,
    at: (path) => at(inner, path),
    lines: (file) => linesOfSource(options.world.text(file)),
    touched: (real) => {
      dirty(isSettings(real) ? all() : all().filter((state) => holds(state, real)));
      if (!isSign(real)) return;
      clearTimeout(timer);
      timer = setTimeout(() => guarded('looking at homes', options.log, () => dirty(named(inner))), lag);
    },
    opened: (real) => {
      dirty(all().filter(({ files }) => files.has(real)));
      for (const settle of waiting.splice(0)) settle();
    },
    nextOpened: () => new Promise((resolve) => waiting.push(resolve)),
    changed: (paths) => dirty(changed(inner, paths)),
    isOfInterest: (path) => isOfInterest(inner, path),
    again: ({ find, forget }) => {
      if (forget) options.world.invalidate();
      inner.mustFind ||= find;
      dirty(all());
    },
    idle: working.idle,
    stop: () => {
      clearTimeout(timer);
      working.stop();
    },
  };
}

/** Does the next piece of work: looks for homes, judges one, those with open documents first, or compares one with others that changed. */
function step(inner: Inner): boolean {
  const { options, states } = inner;
  if (inner.mustFind) {
    guarded('looking for homes', options.log, () => find(inner));
    return true;
  }
  const dirty = [...states.values()].filter(({ isDirty }) => isDirty);
  // A home that is read again because a keystore of it is open comes after those never read: by then all of its keystores may be.
  const next = dirty.find((state) => isOpen(state, options.documents)) ?? dirty.find(({ model }) => !model) ?? dirty[0];
  if (!next) {
    let isCompared = false;
    guarded('comparing homes', options.log, () => {
      isCompared = compareNext(inner);
    });
    // Not after each: what is found in them leads to the same few files of one another.
    if (!isCompared) release(inner);
    return isCompared;
  }
  refresh(inner, next);
  options.progressed(states.size - dirty.length + 1, states.size);
  return true;
}

function find(inner: Inner): void {
  const { options: { world, paths, judged }, states } = inner;
  inner.mustFind = false;
  const homes = new Map(findHomes(world, paths()).map((home) => [home.path, home]));
  for (const path of [...states.keys()]) {
    if (homes.has(path)) continue;
    states.delete(path);
    judged(path, [], []);
  }
  for (const [path, home] of homes) {
    const known = states.get(path);
    if (!known || !isSame(known.home, home)) states.set(path, stateOf(home, known));
  }
}

function refresh(inner: Inner, state: HomeState): void {
  state.isDirty = false;
  guarded('a home', inner.options.log, () => {
    rebuild(state, inner.options);
    judge(state, inner.groups.of(inner.states)?.get(state.home.path) ?? [], inner.options);
    tell(inner, state);
  });
  release(inner);
}

/** Once every home is judged, one that was compared with others than there are now is judged again, without reading it anew. */
function compareNext(inner: Inner): boolean {
  const neighbours = inner.groups.of(inner.states);
  const listOf = (state: HomeState): readonly Summary[] => neighbours?.get(state.home.path) ?? [];
  const isStale = (state: HomeState): boolean => {
    const isOtherwise = isComparedOtherwise(state, listOf(state));
    if (!isOtherwise) state.neighbours = listOf(state);
    return isOtherwise;
  };
  const next = neighbours && [...inner.states.values()].find((state) => state.model && isStale(state));
  if (!next) return false;
  guarded('a home', inner.options.log, () => {
    judgeBeside(next, listOf(next), inner.options);
    tell(inner, next);
  });
  return true;
}

function tell({ options }: Inner, state: HomeState): void {
  options.judged(state.home.path, state.problems, openFiles(state, options.documents));
}

/** Lets go of the texts of homes that nobody has open. */
function release({ options: { world, documents }, states }: Inner): void {
  const kept = [...states.values()].filter((each) => isOpen(each, documents)).map(({ home }) => home.path);
  world.release((path) => kept.some((home) => isWithin(home, path)));
}

function at(inner: Inner, path: string): At | undefined {
  if (inner.mustFind) find(inner);
  const real = inner.options.world.real(path);
  // Of nested homes the inner one comes first.
  const all = [...inner.states.values()];
  const holding = all.filter((state) => holds(state, real)).sort((a, b) => b.home.path.length - a.home.path.length);
  // Of the homes that share a settings file, which lies above them, each says the same of it.
  const around = holding.length > 0 ? holding : all.filter((state) => isSettingsOf(state, real)).slice(0, 1);
  for (const state of around) if (state.isDirty) refresh(inner, state);
  const state = around.find(({ files }) => files.has(real)) ?? around[0];
  if (!state) return undefined;
  if (!state.model) throw new Error('This home could not be read');
  return { state, model: state.model, file: state.files.get(real) ?? real };
}

/** The homes that a change on disk concerns. */
function changed(inner: Inner, paths: readonly string[]): readonly HomeState[] {
  const { options: { world }, states } = inner;
  const reals = [...new Set(paths.flatMap((path) => [path, world.real(path)]))];
  const all = [...states.values()];
  const concerned = reals.some(isSettings) ? all : all.filter((state) => reals.some((path) => restsOn(state, path)));
  world.invalidate(paths);
  inner.mustFind ||= reals.some((path) => isSign(path) || isFolder(path) || all.some((state) => isAbove(path, state)));
  return concerned;
}

const isOfInterest = ({ options: { world }, states }: Inner, path: string): boolean =>
  isSign(path) || isSettings(path) || [path, world.real(path)].some((each) => [...states.values()].some((state) => isAbove(each, state) || restsOn(state, each)))
  || (world.look(path).kind === 'missing' && isFolder(path));

/** Homes whose product or version reads otherwise in the texts of the editor. */
function named({ options: { world, documents }, states }: Inner): readonly HomeState[] {
  const open = [...states.values()].filter((state) => isOpen(state, documents));
  return open.flatMap((state) => {
    const home = findHomes(world, [state.home.path]).find(({ path }) => path === state.home.path);
    if (!home || isSame(home, state.home)) return [];
    const renamed = stateOf(home, state);
    states.set(home.path, renamed);
    return [renamed];
  });
}

const isOpen = (state: HomeState, documents: Documents): boolean => documents.paths().some((real) => holds(state, real));

/** The configuration files of a home that are open, as the home names them. */
function openFiles({ model, files }: HomeState, documents: Documents): readonly string[] {
  const open = documents.paths().flatMap((real) => files.get(real) ?? []);
  return open.filter((file) => model?.files.includes(file));
}

const counted = new WeakMap<Source, Lines>();

function linesOfSource(source: Source | undefined): Lines {
  if (!source) return linesOf('');
  const lines = counted.get(source) ?? linesOf(source.text);
  counted.set(source, lines);
  return lines;
}
