// A world in memory, for tests: texts and keystores by path, folders implied, links on demand.

import type { Opened } from '../../server/src/core/keystore/keystore.ts';
import type { Look, World } from '../../server/src/core/model/world.ts';
import type { Source } from '../../server/src/core/text/source.ts';

/** What opens at a path; a function where the answer depends on the passwords. */
export type MemoryKeystore = Opened | ((password: string | undefined, keyPassword: string | undefined) => Opened);

export interface MemoryOptions {
  readonly keystores?: Readonly<Record<string, MemoryKeystore>>;
  /** Folders without a file in them. */
  readonly folders?: readonly string[];
  /** Symbolic links: path → the path they lead to, absolute or relative to the link's folder. */
  readonly links?: Readonly<Record<string, string>>;
  /** Files and folders that may not be read. */
  readonly forbidden?: readonly string[];
  /** Neither file nor folder: pipes, sockets. */
  readonly unreadable?: readonly string[];
  readonly now?: number;
}

interface Folder {
  readonly names: Map<string, Place>;
}

type Place = Folder | { readonly leaf: 'file' | 'unreadable' } | { readonly link: string };

/** A world of these texts (a string counts as UTF-8 without a byte order mark), by absolute path with `/`. */
export function memoryWorld(texts: Readonly<Record<string, string | Source>>, options: MemoryOptions = {}): World {
  const keystores = options.keystores ?? {};
  const root = plant(texts, options);
  const look = (path: string): Look => lookIn(root, path, options.forbidden ?? []);
  return {
    look,
    text: (path) => {
      const found = look(path);
      const text = found.kind === 'file' ? texts[found.real] : undefined;
      return typeof text === 'string' ? { text, charset: 'utf-8', bom: false } : text;
    },
    list: (folder) => {
      if (look(folder).kind !== 'folder') return [];
      const place = walk(root, folder).place;
      return place !== undefined && 'names' in place ? [...place.names.keys()].sort() : [];
    },
    open: (path, password, keyPassword) => {
      const found = look(path);
      if (found.kind !== 'file') return { state: 'unreadable', entries: [], complete: false };
      const keystore = keystores[found.real];
      if (keystore === undefined) return { state: 'damaged', reason: 'none of the known formats', entries: [], complete: true };
      return typeof keystore === 'function' ? keystore(password, keyPassword) : keystore;
    },
    now: options.now ?? Date.UTC(2026, 0, 1),
  };
}

function plant(texts: Readonly<Record<string, string | Source>>, options: MemoryOptions): Folder {
  const root: Folder = { names: new Map() };
  const put = (path: string, place: Place): void => {
    const names = path.split('/').filter((name) => name !== '');
    const last = names.pop();
    if (last !== undefined) folderAt(root, names).names.set(last, place);
  };
  for (const path of options.folders ?? []) folderAt(root, path.split('/').filter((name) => name !== ''));
  for (const path of [...Object.keys(texts), ...Object.keys(options.keystores ?? {})]) put(path, { leaf: 'file' });
  for (const path of options.unreadable ?? []) put(path, { leaf: 'unreadable' });
  for (const [path, link] of Object.entries(options.links ?? {})) put(path, { link });
  return root;
}

function folderAt(root: Folder, names: readonly string[]): Folder {
  let folder = root;
  for (const name of names) {
    const next = folder.names.get(name);
    if (next !== undefined && !('names' in next)) throw new Error(`${name} is a file and a folder`);
    const inner: Folder = next ?? { names: new Map() };
    folder.names.set(name, inner);
    folder = inner;
  }
  return folder;
}

interface Walked {
  readonly place: Place | undefined;
  readonly real: string;
  /** The path as the folders list it. */
  readonly listed: string;
}

/** Follows a path, links and all; a name that differs by case alone is taken where no other is there. */
function walk(root: Folder, path: string, followed = 0): Walked {
  let real: string[] = [];
  const listed: string[] = [];
  let place: Place | undefined = root;
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      real = real.slice(0, -1);
      listed.pop();
      place = walk(root, real.join('/'), followed).place;
      continue;
    }
    const names: ReadonlyMap<string, Place> | undefined = place !== undefined && 'names' in place ? place.names : undefined;
    const spelled = names === undefined ? undefined : spelling(names, name);
    if (names === undefined || spelled === undefined) return { place: undefined, real: path, listed: path };
    place = names.get(spelled);
    real = [...real, spelled];
    listed.push(spelled);
    if (place === undefined || !('link' in place)) continue;
    if (followed > 30) return { place: undefined, real: path, listed: path };
    const target = place.link.startsWith('/') ? place.link : `${real.slice(0, -1).join('/')}/${place.link}`;
    const inner = walk(root, target, followed + 1);
    place = inner.place;
    real = inner.real.split('/').filter((part) => part !== '');
  }
  return { place, real: `/${real.join('/')}`, listed: `/${listed.join('/')}` };
}

function spelling(names: ReadonlyMap<string, Place>, name: string): string | undefined {
  if (names.has(name)) return name;
  return [...names.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
}

function lookIn(root: Folder, path: string, forbidden: readonly string[]): Look {
  const { place, real, listed } = walk(root, path);
  if (place === undefined || 'link' in place) return { kind: 'missing', real: path, listed: undefined };
  const spelled = plain(path) === listed ? undefined : listed;
  const kind = forbidden.includes(real) ? 'forbidden' : 'names' in place ? 'folder' : place.leaf;
  return { kind, real, listed: spelled };
}

/** The path without `.`, `..` and doubled slashes. */
function plain(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}
