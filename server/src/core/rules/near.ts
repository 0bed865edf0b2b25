// Names that a person may have meant.

import { keystoreFiles } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { catalinaBase } from '../model/locate.ts';
import { below, join, nameOf } from '../text/path.ts';
import { distance } from '../text/slip.ts';

/** More than these few nobody reads. */
const most = 3;

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
  const path = use.target.path;
  const files = keystoreFiles(model);
  const same = files.filter((file) => nameOf(file) === nameOf(path));
  const alike = nearest(nameOf(path), files.map(nameOf)).flatMap((name) => files.filter((file) => nameOf(file) === name));
  return [...new Set([...movedKeystores(model, use), ...same, ...alike])].slice(0, most);
}

/** Files that the location names but for `repository/` in front, or for the folder that Tomcat looks below. */
export function movedKeystores(model: HomeModel, use: Use): readonly string[] {
  const { home } = model;
  const path = use.target.kind === 'path' ? use.target.path : '';
  const inside = below(catalinaBase(home), path) ?? below(home.path, path);
  if (inside === undefined) return [];
  const files = keystoreFiles(model);
  return [join(home.path, inside), join(home.path, 'repository', inside)].filter((file) => files.includes(file));
}

/** Other keystore files of the home that would do, truststores for truststores, those with a similar name first. */
export function otherKeystores(model: HomeModel, use: Use): readonly string[] {
  if (use.target.kind !== 'path') return [];
  const name = nameOf(use.target.path).toLowerCase();
  const isWanted = (file: string): boolean => /trust/i.test(nameOf(file)) === (use.role === 'truststore');
  return keystoreFiles(model).filter(isWanted).map((file) => ({ file, far: distance(name, nameOf(file).toLowerCase()) }))
    .sort((a, b) => a.far - b.far || (a.file < b.file ? -1 : 1)).slice(0, most).map(({ file }) => file);
}
