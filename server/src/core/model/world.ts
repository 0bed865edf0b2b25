// All that the core asks of the world. The edge answers; a test answers from memory.

import type { Opened } from '../keystore/keystore.ts';
import type { Source } from '../text/source.ts';

/** What lies at a path. */
export interface Look {
  readonly kind: 'file' | 'folder' | 'missing' | 'unreadable' | 'forbidden';
  /** The path without symbolic links, spelled as the folders list it; of a missing file the path itself. */
  readonly real: string;
  /** The path as the folders list it, where it differs from the one asked for by case alone. */
  readonly listed: string | undefined;
}

export interface World {
  /** The text of a file, unsaved over saved; undefined where there is none that can be read. */
  readonly text: (path: string) => Source | undefined;
  readonly look: (path: string) => Look;
  /** Names in a folder, in order; none where there is no such folder. */
  readonly list: (folder: string) => readonly string[];
  /** Opens the keystore at a path. Without a password: what can be seen without one. */
  readonly open: (path: string, password: string | undefined, keyPassword: string | undefined) => Opened;
  /** Whether a file that is missing is looked at again soon: until then nothing is said of it. A world without the question is sure. */
  readonly doubts?: (path: string) => boolean;
  /** The instant that certificates are judged at, in milliseconds since 1970. */
  readonly now: number;
}
