// The files and folders that the answers about a home rest on.

import { keystoreFiles } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { dynamicProfiles } from '../model/dynamic-ssl.ts';
import { startScripts } from '../model/reading.ts';
import { folderOf, join } from '../text/path.ts';

export interface Watched {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Configuration files that were read, keystores that were named, and the folders that hold keystores. */
export function watched(model: HomeModel): Watched {
  const targets = model.uses.flatMap(({ target }) => (target.kind === 'path' ? [target.path] : []));
  const folders = [join(model.home.path, 'repository/resources/security'), ...targets.map(folderOf)];
  return { files: [...new Set([...model.files, ...targets, ...keystoreFiles(model), ...namedFiles(model)])], folders: [...new Set(folders)] };
}

/** Start scripts, and profiles that axis2.xml names, whether they are there yet or not. */
const namedFiles = (model: HomeModel): readonly string[] =>
  [...startScripts(model.home, model.world), ...dynamicProfiles(model).flatMap(({ file }) => file ?? [])];
