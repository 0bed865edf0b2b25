// A world on the disk, for tests of what finds homes: no cache, no keystores.

import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { decode } from '../../server/src/core/text/decode.ts';
import type { Look, World } from '../../server/src/core/model/world.ts';

const orElse = <T>(read: () => T, other: T): T => {
  try {
    return read();
  } catch {
    return other;
  }
};

export const diskWorld: World = {
  look: (path) => orElse<Look>(() => {
    const stat = statSync(path);
    return { kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'unreadable', real: realpathSync(path), listed: undefined };
  }, { kind: 'missing', real: path, listed: undefined }),
  text: (path) => orElse(() => decode(readFileSync(path)), undefined),
  list: (folder) => orElse(() => readdirSync(folder).sort(), []),
  open: () => ({ state: 'locked', entries: [], complete: false }),
  now: Date.UTC(2026, 0, 1),
};
