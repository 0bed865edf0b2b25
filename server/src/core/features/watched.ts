// The files and folders that the answers about a home rest on.

import { keystoreFiles } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { filesOfLine } from '../model/cipher-tool.ts';
import { dynamicProfiles } from '../model/dynamic-ssl.ts';
import { encryptedValues } from '../model/event-publishers.ts';
import { startScripts } from '../model/reading.ts';
import { passwordFiles, secretFiles } from '../model/secret-files.ts';
import { secretsOf } from '../model/secrets.ts';
import { folderOf, join } from '../text/path.ts';

export interface Watched {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Configuration files that were read or may name a secret, keystores that were named, and the folders that hold keystores. */
export function watched(model: HomeModel): Watched {
  const targets = model.uses.flatMap(({ target }) => (target.kind === 'path' ? [target.path] : []));
  const folders = [join(model.home.path, 'repository/resources/security'), ...targets.map(folderOf)];
  return { files: [...new Set([...model.files, ...targets, ...keystoreFiles(model), ...namedFiles(model), ...vaultFilesOf(model)])], folders: [...new Set(folders)] };
}

/** Start scripts, and profiles that axis2.xml names, whether they are there yet or not. */
const namedFiles = (model: HomeModel): readonly string[] =>
  [...startScripts(model.home, model.world), ...dynamicProfiles(model).flatMap(({ file }) => file ?? [])];

/** Where secrets are kept, and where a setting may name one, today or after the next change; what lines of the cipher tool name, whether it is there or not. */
function vaultFilesOf(model: HomeModel): readonly string[] {
  const { home } = model;
  if (!home.judged) return [];
  const { textFile, toolFile, lines } = secretsOf(model);
  const named = lines.flatMap((line) => filesOfLine(model, line) ?? []);
  const values = encryptedValues(model).map(({ file }) => file);
  const passwords = passwordFiles.map((name) => join(home.path, name));
  return [...secretFiles(model), ...named, ...values, ...(textFile === undefined ? [] : [textFile]), toolFile, ...passwords];
}
