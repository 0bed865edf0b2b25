// The world as the disk has it: answers what the core asks, and remembers the answers until it is told that something changed.

import type { Source, World } from '../core/index.ts';
import { makeDoubts } from './doubts.ts';
import type { Keystores } from './keystores.ts';
import { diskListings, type Bounds } from './listings.ts';
import { diskTexts } from './texts.ts';

export interface DiskOptions extends Bounds {
  readonly keystores: Keystores;
  readonly now: () => number;
  /** The unsaved text of a file, by its path without links; `saved` gives the one on disk. */
  readonly edited?: (real: string, saved: () => Source | undefined) => Source | undefined;
  /** Milliseconds after which a missing file is looked at again before that is said; without, it is said at once. */
  readonly patience?: number;
  /** A file that was missing is to be looked at again; its path without links. */
  readonly again?: (real: string) => void;
}

export interface DiskWorld extends World {
  /** The path without links; of what is missing, that of its folder with its name. */
  readonly real: (path: string) => string;
  /** These paths changed on disk, or appeared, or went away; without paths, anything may have. */
  readonly invalidate: (paths?: readonly string[]) => void;
  /** These files, where they are missing, were missing a while before already. */
  readonly believe: (paths: readonly string[]) => void;
  /** Lets go of the texts that are not to be kept. */
  readonly release: (isKept: (path: string) => boolean) => void;
}

export function diskWorld(options: DiskOptions): DiskWorld {
  const listings = diskListings(options);
  const texts = diskTexts();
  const missing = makeDoubts(options.patience);
  return {
    look: (path) => {
      const found = listings.look(path);
      if (found.kind === 'file') missing.clear(found.real);
      return found;
    },
    list: listings.list,
    real: listings.real,
    text: (path) => {
      const found = listings.look(path);
      if (found.kind === 'forbidden') return undefined;
      const saved = (): Source | undefined => (found.kind === 'file' ? texts.read(found.real) : undefined);
      const edited = options.edited?.(listings.real(path), saved);
      return edited ?? saved();
    },
    open: (path, password, keyPassword) => {
      const found = listings.look(path);
      if (found.kind !== 'file') return { state: 'unreadable', entries: [], complete: false };
      return options.keystores.open(found.real, password, keyPassword);
    },
    doubts: (path) => {
      const real = listings.real(path);
      return listings.look(path).kind === 'missing' && missing.has(real, () => options.again?.(real));
    },
    get now() {
      return options.now();
    },
    invalidate: (paths) => {
      const changed = paths?.flatMap((path) => [path, listings.real(path)]);
      listings.forget(changed);
      texts.forget(changed);
      options.keystores.forget(changed);
    },
    believe: (paths) => {
      for (const path of paths) if (listings.look(path).kind === 'missing') missing.believe(listings.real(path));
    },
    release: texts.release,
  };
}
