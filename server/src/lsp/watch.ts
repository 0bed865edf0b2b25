// Watches what the answers rest on: through the client where it can, by looking every two seconds where it cannot.

import { DidChangeWatchedFilesNotification, WatchKind, type Connection, type Disposable, type FileSystemWatcher } from 'vscode-languageserver/node';
import { changedAt, glanceAt, isFolder } from '../disk/read.ts';
import { inside, isWithin, parentOf, upwards } from '../disk/paths.ts';
import { settingsName } from '../disk/settings-file.ts';
import { signs, type HomeState } from './home-state.ts';

export interface Watched {
  readonly homes: readonly HomeState[];
  /** The opened folders and the further ones. */
  readonly folders: readonly string[];
  /** Where settings files are or may appear. */
  readonly settings: readonly string[];
}

export interface Watcher {
  /** What is to be watched from now on. */
  readonly set: (watched: Watched) => void;
  readonly stop: () => void;
}

/** A folder and what of it is watched. */
interface Pattern {
  readonly folder: string;
  readonly pattern: string;
}

/** Milliseconds without a pass before it is looked whether there is something else to watch: not at each key. */
const settled = 200;

/** How far the times of files may lag behind the clock. */
const slack = 50;

/**
 * Tells which paths that were not watched so far changed after they were read: no watcher would tell.
 * Given, each time: all that is watched by now, and when that list was made. What is new in it was read after the list before it was made.
 */
function missedChanges(): (paths: readonly string[], made: number) => readonly string[] {
  let known = new Set<string>();
  let since = Date.now();
  return (paths, made) => {
    const missed = paths.filter((path) => !known.has(path) && changedAt(path) >= since - slack);
    known = new Set(paths);
    since = made;
    return missed;
  };
}

/** Lets the client watch, and tells what changed before it did; it is asked anew only when there is something else to watch. */
export function clientWatcher(connection: Connection, uriOf: (path: string) => string, changed: (paths: readonly string[]) => void): Watcher {
  const missed = missedChanges();
  let last = '';
  let registered: Promise<Disposable | undefined> = Promise.resolve(undefined);
  let timer: NodeJS.Timeout | undefined;
  const register = (watched: Watched, made: number): void => {
    const watchers = patternsOf(watched).map(({ folder, pattern }): FileSystemWatcher =>
      ({ globPattern: { baseUri: uriOf(folder), pattern }, kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete }));
    const written = JSON.stringify(watchers);
    if (written === last) return;
    last = written;
    const before = registered;
    registered = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
      // The old ones go when the new ones are there, so that nothing is missed.
      .then(async (registration) => {
        (await before)?.dispose();
        changed(missed(pathsOf(watched), made));
        return registration;
      })
      .catch(() => undefined);
  };
  return {
    set: (watched) => {
      const made = Date.now();
      if (last === '') return register(watched, made);
      clearTimeout(timer);
      timer = setTimeout(() => register(watched, made), settled);
      return undefined;
    },
    stop: () => clearTimeout(timer),
  };
}

/** Looks at files and folders every two seconds; gives the paths that changed, came or went. */
export function pollingWatcher(changed: (paths: readonly string[]) => void, interval = 2000): Watcher {
  let paths: readonly string[] = [];
  let seen = new Map<string, string>();
  const missed = missedChanges();
  const timer = setInterval(() => {
    const before = seen;
    seen = new Map(paths.map((path) => [path, glanceAt(path)]));
    const different = paths.filter((path) => before.has(path) && before.get(path) !== seen.get(path));
    changed(different);
  }, interval);
  return {
    set: (watched) => {
      paths = pathsOf(watched);
      const before = seen;
      seen = new Map(paths.map((path) => [path, before.get(path) ?? glanceAt(path)]));
      changed(missed(paths, Date.now()));
    },
    stop: () => clearInterval(timer),
  };
}

/** What the client is to watch. Folders, mostly: only so does the coming of a file show. */
function patternsOf({ homes, folders }: Watched): readonly Pattern[] {
  const patterns = new Map<string, Pattern>();
  const add = (folder: string, pattern: string): void => {
    if (isFolder(folder)) patterns.set(`${folder} ${pattern}`, { folder, pattern });
  };
  for (const folder of folders) add(folder, `**/{${[...signs, settingsName].join(',')}}`);
  for (const { home, ...rest } of homes) {
    const configuration = inside(home.path, home.configDirectory).replace(/\/$/, '');
    add(configuration, '**/*');
    add(inside(home.path, 'repository/deployment/server'), '**/*.{xml,json,properties,policy}');
    add(inside(home.path, 'bin'), '*');
    // A folder that goes away is told as itself, without what was in it.
    const top = folders.find((folder) => isWithin(folder, home.path)) ?? home.path;
    for (const folder of restFolders(rest)) {
      const end = isWithin(home.path, folder) ? top : parentOf(folder);
      for (const each of upwards(folder).filter((above) => isWithin(end, above) && !isWithin(configuration, above))) add(each, '*');
    }
  }
  return [...patterns.values()].toSorted((a, b) => (a.folder === b.folder ? 0 : a.folder < b.folder ? -1 : 1));
}

/** The folders that hold what a home's answers rest on, or would hold it; the nearest that are there. */
function restFolders({ files, folders }: Pick<HomeState, 'files' | 'folders'>): readonly string[] {
  const wanted = new Set([...[...files.keys()].map(parentOf), ...folders]);
  return [...new Set([...wanted].map((folder) => upwards(folder).find(isFolder) ?? folder))];
}

function pathsOf({ homes, folders, settings }: Watched): readonly string[] {
  const rests = homes.flatMap(({ home, files, folders: own }) => {
    const places = [inside(home.path, home.configDirectory), inside(home.path, 'bin'), ...files.keys(), ...[...files.keys()].map(parentOf), ...own];
    return [...places, ...upwards(home.path).filter((above) => folders.some((folder) => isWithin(folder, above)))];
  });
  return [...new Set([...rests, ...folders, ...settings].map((path) => path.replace(/(.)\/$/, '$1')))];
}
