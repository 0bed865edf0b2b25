// The world as the disk has it: answers what the core asks, and remembers the answers until it is told that something changed.

import type { Source, World } from '../core/index.ts';
import type { Keystores } from './keystores.ts';
import { diskListings, type Bounds } from './listings.ts';
import { diskTexts } from './texts.ts';

export interface DiskOptions extends Bounds {
  readonly keystores: Keystores;
  readonly now: () => number;
  /** The unsaved text of a file, by its path without links; `saved` gives the one on disk. */
  readonly edited?: (real: string, saved: () => Source | undefined) => Source | undefined;
}

export interface DiskWorld extends World {
  /** The path without links; of what is missing, that of its folder with its name. */
  readonly real: (path: string) => string;
  /** These paths changed on disk, or appeared, or went away; without paths, anything may have. */
  readonly invalidate: (paths?: readonly string[]) => void;
  /** Lets go of the texts that are not to be kept. */
  readonly release: (isKept: (path: string) => boolean) => void;
}

export function diskWorld(options: DiskOptions): DiskWorld {
  const listings = diskListings(options);
  const texts = diskTexts();
  return {
    look: listings.look,
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
    get now() {
      return options.now();
    },
    invalidate: (paths) => {
      const changed = paths?.flatMap((path) => [path, listings.real(path)]);
      listings.forget(changed);
      texts.forget(changed);
      options.keystores.forget(changed);
    },
    release: texts.release,
  };
}
