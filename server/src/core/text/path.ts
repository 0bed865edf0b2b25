// Paths as the core writes them: absolute, with `/`, whatever the system.

const drive = /^[A-Za-z]:[\\/]/;

/** Whether a location is absolute on some system: POSIX, drive letter or UNC. */
export const isAbsolute = (location: string): boolean => location.startsWith('/') || isForeign(location);

/** Whether a location is absolute in the way of Windows. */
export const isForeign = (location: string): boolean => drive.test(location) || location.startsWith('\\\\');

/** Empty parts, `.` and `..`, and backslashes, behind a drive letter or not: nearly no path has one. */
const unusual = /\/\.{0,2}(?:\/|$)|^\.{1,2}(?:\/|$)|\\/;

/** Resolves `.` and `..` and doubled slashes; behind a drive letter `\` separates, too. */
export function normalise(path: string): string {
  if (!unusual.test(path)) return path;
  const slashed = isForeign(path) ? path.replaceAll('\\', '/') : path;
  const [, root, rest] = /^([A-Za-z]:\/|\/\/(?=[^/])|\/)?(.*)$/s.exec(slashed)!;
  const parts: string[] = [];
  for (const part of rest!.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '..' || !root) parts.push(part);
  }
  return (root ?? '') + parts.join('/');
}

export const join = (...parts: readonly string[]): string => normalise(parts.filter((part) => part !== '').join('/'));

export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), path.startsWith('/') ? 1 : 0));

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The part of `path` below `folder`; undefined where it does not lie below it. */
export function below(folder: string, path: string): string | undefined {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}
