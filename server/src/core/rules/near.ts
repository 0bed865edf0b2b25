// Names that a person may have meant.

import { keystoreFiles } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { below, join, nameOf } from '../text/path.ts';
import { distance } from '../text/slip.ts';

/** Those of the names that are a slip of the pen away, nearest first. */
export function nearest(name: string, names: readonly string[], limit = Math.max(2, Math.floor(name.length / 3))): readonly string[] {
  const lower = name.toLowerCase();
  return names.map((each) => ({ each, far: distance(lower, each.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1))
    .map(({ each }) => each);
}

/**
 * Keystore files of the home that a location that names none may mean, best first: the same path below `repository`
 * (the documentation leaves it out in one place) or below the home (Tomcat looks below its own folder), then the same
 * name elsewhere, then names like it.
 */
export function nearKeystores(model: HomeModel, use: Use): readonly string[] {
  if (use.target.kind !== 'path') return [];
  const { home } = model;
  const path = use.target.path;
  const files = keystoreFiles(model);
  const inside = below(home.path, path)?.replace(/^(?:wso2\/)?lib\/tomcat\//, '');
  const moved = inside === undefined ? [] : [join(home.path, inside), join(home.path, 'repository', inside)];
  const same = files.filter((file) => nameOf(file) === nameOf(path));
  const alike = nearest(nameOf(path), files.map(nameOf)).flatMap((name) => files.filter((file) => nameOf(file) === name));
  return [...new Set([...moved.filter((file) => files.includes(file)), ...same, ...alike])].slice(0, 3);
}
