// Paths as the core writes them (absolute, with `/`), and the way there from those of this system.

import { isAbsolute, sep, resolve } from 'node:path';

/** A path of this system with `/`; relative ones start at `from`. */
export const slashed = (path: string, from = ''): string => {
  const absolute = from === '' ? path : resolve(from, path);
  return sep === '/' ? absolute : absolute.replaceAll(sep, '/');
};

export const isAbsolutePath = (path: string): boolean => isAbsolute(path);

export const parentOf = (path: string): string => {
  const end = path.lastIndexOf('/');
  const parent = path.slice(0, Math.max(end, 0));
  return end === 0 || /^[A-Za-z]:$/.test(parent) ? `${parent}/` : parent;
};

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A name in a folder. */
export const inside = (folder: string, name: string): string => (folder.endsWith('/') ? folder + name : `${folder}/${name}`);

/** Whether a path is the folder or lies below it. */
export const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** Whether a path has no folder above it: `/`, `C:/`. */
export const isTop = (path: string): boolean => path === '/' || /^[A-Za-z]:\/$/.test(path);

/** The path itself and all folders above it, nearest first. */
export function upwards(path: string): readonly string[] {
  const found = [path];
  for (let folder = path; !isTop(folder) && folder.includes('/');) {
    folder = parentOf(folder);
    if (folder === '') break;
    found.push(folder);
  }
  return found;
}
