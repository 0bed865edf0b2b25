// The tree of a file, read once for a text and let go with it.

import type { Parsed } from '../syntax/node.ts';
import { formatOf, parse } from '../syntax/parse.ts';
import { nameOf } from '../text/path.ts';
import type { Source } from '../text/source.ts';
import type { World } from './world.ts';

const trees = new WeakMap<Source, Parsed>();

/** The tree of a file; undefined where there is no text, or of a format that is not read. */
export function treeOf(world: World, path: string): Parsed | undefined {
  const source = world.text(path);
  const format = source && formatOf(nameOf(path));
  if (!source || !format) return undefined;
  const known = trees.get(source);
  if (known?.format === format) return known;
  const parsed = parse(format, source);
  trees.set(source, parsed);
  return parsed;
}
