// Lines of files, counted once per home.

import { linesOf, type Lines, type World } from '../core/index.ts';

/** Gives the lines of a file; of one that cannot be read any more, those of an empty text. */
export function linesIn(world: World): (file: string) => Lines {
  const known = new Map<string, Lines>();
  return (file) => {
    const lines = known.get(file) ?? linesOf(world.text(file)?.text ?? '');
    known.set(file, lines);
    return lines;
  };
}
