// Texts of files, read once: as long as a text stays the same, so does the value, and what was found in it is found again.
// Homes that are alike share their values.

import { decode, type Source } from '../core/index.ts';
import { nameOf } from './paths.ts';
import { isSame, readBytes, stampOf, type Stamp } from './read.ts';

export interface Texts {
  readonly read: (path: string) => Source | undefined;
  /** These files may have changed: they are looked at again. Without paths, all. */
  readonly forget: (paths?: readonly string[]) => void;
  /** Lets go of the texts that are not to be kept. */
  readonly release: (isKept: (path: string) => boolean) => void;
}

interface Held {
  readonly source: Source | undefined;
  readonly stamp: Stamp | undefined;
  /** Whether the file is to be looked at before the text is given out again. */
  isDoubtful: boolean;
}

export function diskTexts(): Texts {
  const texts = new Map<string, Held>();
  /** The texts read since some were let go, and those let go then: the next home often holds the very same files. */
  let latest = new Map<string, Source>();
  const shared = (path: string, source: Source): Source => {
    const key = keyOf(path, source);
    const known = latest.get(key);
    if (known && known.text === source.text && known.charset === source.charset && known.bom === source.bom) return known;
    latest.set(key, source);
    return source;
  };
  const read = (path: string): Source | undefined => {
    const held = texts.get(path);
    if (held && (!held.isDoubtful || isUnchanged(held, path))) {
      held.isDoubtful = false;
      return held.source;
    }
    const found = readBytes(path);
    const fresh = typeof found === 'string'
      ? { source: undefined, stamp: undefined, isDoubtful: false }
      : { source: shared(path, decode(found.bytes)), stamp: found.stamp, isDoubtful: false };
    texts.set(path, fresh);
    return fresh.source;
  };
  return {
    read,
    forget: (paths) => {
      // Told by name: read again even where size and time are the same.
      if (paths) for (const path of paths) texts.delete(path);
      else for (const held of texts.values()) held.isDoubtful = true;
    },
    release: (isKept) => {
      const gone = [...texts].filter(([path]) => !isKept(path));
      if (gone.length === 0) return;
      for (const [path] of gone) texts.delete(path);
      latest = new Map(gone.flatMap(([path, { source }]) => (source ? [[keyOf(path, source), source]] : [])));
    },
  };
}

const keyOf = (path: string, { text }: Source): string => `${nameOf(path)} ${text.length}`;

function isUnchanged(held: Held, path: string): boolean {
  const stamp = stampOf(path);
  return held.stamp === undefined || stamp === undefined ? false : isSame(held.stamp, stamp);
}
