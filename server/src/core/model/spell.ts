// How a path is written in a file: in the style of the value that stands there, else in that of the row.

import { below, folderOf, nameOf } from '../text/path.ts';
import type { Home, Use } from './home.ts';

/** The text that names a file of the home at this place. */
export function spellLocation(home: Home, use: Use, path: string): string {
  const inside = below(home.path, path);
  const { base } = use.row;
  if (inside === undefined) return base === 'url' ? `file:${encoded(path)}` : path;
  if (base === 'name') return nameOf(path);
  if (base === 'file') return relative(folderOf(use.file), path);
  if (base === 'file-name') return home.configDirectory === 'conf' ? inside : below('repository/resources/security', inside) ?? inside;
  if (base === 'home-rooted') return `/${inside}`;
  if (typeof base === 'object') return below(base.below, inside) ?? path;
  return prefix(use) + (base === 'url' ? encoded(inside) : inside);
}

/** A path for a URL: without what would not be read as a part of it. */
export const encoded = (path: string): string => path.replace(/[%#?]/g, encodeURIComponent);

function prefix(use: Use): string {
  const written = use.settings.location?.value?.text.trim() ?? '';
  const found = /^(?:file:\$\{user\.dir\}\/|\$\{carbon\.home\}\/|\{carbon\.home\}\/|\.\/)/.exec(written)?.[0];
  const isWrong = (use.row.base === 'catalina' && found === './') || (use.row.placeholders !== 'braces' && found === '{carbon.home}/');
  if (found && !isWrong) return found;
  if (use.row.base === 'url') return 'file:${user.dir}/';
  if (use.row.placeholders === 'braces') return '{carbon.home}/';
  if (use.row.base === 'catalina') return '${carbon.home}/';
  return use.row.placeholders === 'carbon' ? '${carbon.home}/' : '';
}

/** The way from a folder to a file. */
function relative(folder: string, path: string): string {
  const from = folder.split('/');
  const to = path.split('/');
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
