// What lies at a path, by what the folders list: a path exists only in the spelling that its folder shows.

import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import type { Look } from '../core/index.ts';
import { inside, isTop, isWithin, nameOf, parentOf, slashed, upwards } from './paths.ts';

/** Where looking is allowed. */
export interface Bounds {
  /** Folders that a person opened or named, absolute. */
  readonly roots: () => readonly string[];
  /** Whether nothing outside the roots may be looked at (an untrusted workspace). */
  readonly restricted: boolean;
}

export interface Listings {
  readonly look: (path: string) => Look;
  readonly list: (folder: string) => readonly string[];
  /** The path without links; of what is missing, that of its folder with its name. */
  readonly real: (path: string) => string;
  /** Forgets what was listed at and around these paths; without any, everything. */
  readonly forget: (paths?: readonly string[]) => void;
}

type Kind = 'file' | 'folder' | 'link' | 'other';

interface Listing {
  readonly names: readonly string[];
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Lower case → the first such name; made when it is asked for. */
  folded?: ReadonlyMap<string, string>;
}

export function diskListings(bounds: Bounds): Listings {
  const listings = new Map<string, Listing | undefined>();
  const looks = new Map<string, Look>();
  let roots: ReadonlyMap<string, string> | undefined;

  const rootsNow = (): ReadonlyMap<string, string> => (roots ??= realRoots(bounds.roots()));
  const isOpened = (path: string): boolean => [...rootsNow()].some(([root, real]) => isWithin(root, path) || isWithin(real, path));
  const isForbidden = (path: string): boolean => (bounds.restricted || isDevice(path)) && !isOpened(path);

  const listing = (folder: string): Listing | undefined => {
    if (!listings.has(folder)) listings.set(folder, readListing(folder));
    return listings.get(folder);
  };

  const look = (path: string): Look => {
    const known = looks.get(path);
    if (known) return known;
    const found = guard(find(path), isForbidden);
    looks.set(path, found);
    return found;
  };

  const find = (path: string): Look => {
    if (isForbidden(path)) return { kind: 'forbidden', real: path, listed: undefined };
    const root = rootsNow().get(path);
    if (root !== undefined) return probe(root, path);
    if (isTop(path)) return { kind: 'folder', real: path, listed: undefined };
    if (!path.includes('/')) return missing(path);
    const parent = look(parentOf(path));
    if (parent.kind !== 'folder') return { ...missing(path), kind: parent.kind === 'file' ? 'missing' : parent.kind };
    const names = listing(parent.real);
    // A folder that may be passed but not listed: what lies in it is taken as spelled.
    if (!names) return probe(inside(parent.real, nameOf(path)), path);
    return entry(path, parent, names);
  };

  return {
    look: (path) => look(tidy(path)),
    list: (folder) => {
      const found = look(tidy(folder));
      return found.kind === 'folder' ? (listing(found.real)?.names ?? []) : [];
    },
    real: (path) => {
      const tidied = tidy(path);
      const found = look(tidied);
      if (found.kind !== 'missing') return found.real;
      return tidied.includes('/') && !isTop(tidied) ? inside(look(parentOf(tidied)).real, nameOf(tidied)) : tidied;
    },
    forget: (paths) => {
      const changed = paths?.flatMap((path) => [path, looks.get(parentOf(path)) ? inside(look(parentOf(path)).real, nameOf(path)) : path]);
      for (const folder of changed === undefined ? [...listings.keys()] : affected(changed, listings)) listings.delete(folder);
      looks.clear();
      roots = undefined;
    },
  };
}

function entry(path: string, parent: Look, listing: Listing): Look {
  const name = nameOf(path);
  const spelled = listing.kinds.has(name) ? name : folded(listing).get(name.toLowerCase());
  if (spelled === undefined) return missing(path);
  const kind = listing.kinds.get(spelled);
  const listed = parent.listed === undefined && spelled === name ? undefined : inside(parent.listed ?? parentOf(path), spelled);
  const real = inside(parent.real, spelled);
  if (kind === 'file' || kind === 'folder') return { kind, real, listed };
  return kind === 'link' ? { ...probe(real, path), listed } : { kind: 'unreadable', real, listed };
}

const missing = (path: string): Look => ({ kind: 'missing', real: path, listed: undefined });

/** Asks the file system itself, following links. */
function probe(place: string, path: string): Look {
  try {
    const real = slashed(realpathSync.native(place));
    const found = statSync(real);
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'unreadable';
    return { kind, real, listed: undefined };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
    return { ...missing(path), kind: isAbsent ? 'missing' : 'unreadable' };
  }
}

/** A link inside may lead where looking is not allowed. */
const guard = (found: Look, isForbidden: (path: string) => boolean): Look =>
  found.kind !== 'forbidden' && isForbidden(found.real) ? { ...found, kind: 'forbidden' } : found;

/** UNC paths, and what Linux shows of devices and processes as if it were files. */
const isDevice = (path: string): boolean => path.startsWith('//') || path.startsWith('\\\\') || devices.some((folder) => isWithin(folder, path));

const devices = ['/proc', '/sys', '/dev'];

function realRoots(roots: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const root of roots) {
    try {
      const real = slashed(realpathSync.native(root));
      found.set(root, real).set(real, real);
    } catch {
      found.set(root, root);
    }
  }
  return found;
}

function readListing(folder: string): Listing | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const kinds = new Map(entries.map((each) => [each.name, kindOf(each)]));
    return { names: [...kinds.keys()].sort(), kinds };
  } catch {
    return undefined;
  }
}

function kindOf(found: Dirent): Kind {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  return found.isSymbolicLink() ? 'link' : 'other';
}

function folded(listing: Listing): ReadonlyMap<string, string> {
  return (listing.folded ??= new Map(listing.names.toReversed().map((name) => [name.toLowerCase(), name])));
}

/** Without `.`, `..` and doubled slashes, where there are any. */
function tidy(path: string): string {
  if (!/\/\.{0,2}(?:\/|$)/.test(path) || isTop(path)) return path;
  const [top, rest] = path.startsWith('//') ? ['//', path.slice(2)] : path.startsWith('/') ? ['/', path.slice(1)] : ['', path];
  const parts: string[] = [];
  for (const part of rest.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const joined = top + parts.join('/');
  return /^[A-Za-z]:$/.test(joined) ? `${joined}/` : joined;
}

/** Folders whose listing may be another one: those above the paths, and those below. */
function affected(paths: readonly string[], listings: ReadonlyMap<string, unknown>): readonly string[] {
  const above = new Set(paths.flatMap(upwards));
  return [...listings.keys()].filter((folder) => above.has(folder) || paths.some((path) => isWithin(path, folder)));
}
