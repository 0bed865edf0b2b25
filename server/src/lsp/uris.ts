// Between URIs and paths with `/`. Only the scheme `file` is ours.

import { URI } from 'vscode-uri';
import { isWithin, slashed } from '../disk/paths.ts';

/** The path of a `file` URI; undefined for any other and for what is no URI. */
export function pathOf(uri: string): string | undefined {
  try {
    const parsed = URI.parse(uri, true);
    if (parsed.scheme !== 'file' || parsed.path === '') return undefined;
    const path = slashed(parsed.fsPath);
    return path.length > 1 && !/^[A-Za-z]:\/$/.test(path) ? path.replace(/\/+$/, '') : path;
  } catch {
    return undefined;
  }
}

export const uriOfPath = (path: string): string => URI.file(path).toString();

/** A path as the client knows it: below a folder that it opened through a link, where the path lies below what that leads to. */
export function clientPath(path: string, opened: readonly string[], real: (path: string) => string): string {
  if (opened.some((folder) => isWithin(folder, path))) return path;
  for (const folder of opened) {
    const target = real(folder);
    if (target !== folder && isWithin(target, path)) return folder + path.slice(target.length);
  }
  return path;
}
