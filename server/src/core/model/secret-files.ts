// The files of a home in which a setting may name a secret instead of holding a value.

import { formatOf } from '../syntax/parse.ts';
import { join, nameOf } from '../text/path.ts';
import type { HomeModel } from './build.ts';
import type { World } from './world.ts';

/** More folders and files than any configuration has. */
const mostFolders = 500;
const mostFiles = 5000;

/** Files of the secure vault itself: they name secrets, but no setting that uses one. */
const vaultFiles = ['cipher-text.properties', 'cipher-tool.properties', 'secret-conf.properties', 'cipher-standalone-config.properties'];

/** Copies that people keep beside the file that the server reads: `carbon_old.xml`, `api-manager - Copy.xml`, `axis2_1.xml`. */
const copy = /(?:[\s_.-](?:old|copy|bak|backup|orig|original|\d+)(?: ?\(\d+\))?|\(\d+\))\.(?:xml|properties|json)$/i;

const isWanted = (path: string): boolean => {
  const name = nameOf(path);
  return /\.(?:xml|properties|json)$/i.test(name) && !copy.test(name) && !vaultFiles.includes(name);
};

/** Every file below the configuration directory that the server may read a secret's alias from, and those of the catalogue elsewhere. */
export function secretFiles({ home, world, files }: Pick<HomeModel, 'home' | 'world' | 'files'>): readonly string[] {
  const below = configurationFiles(join(home.path, home.configDirectory), world);
  return [...new Set([...below, ...files])].filter(isWanted).sort();
}

/** Files at any depth below a folder, by their names alone. */
export function configurationFiles(folder: string, world: World): readonly string[] {
  const folders = [folder];
  const found: string[] = [];
  const seen = new Set<string>();
  for (let index = 0; index < folders.length && index < mostFolders && found.length < mostFiles; index++) {
    for (const name of world.list(folders[index]!)) {
      const path = join(folders[index]!, name);
      if (formatOf(name) !== undefined) found.push(path);
      else if (!name.includes('.')) addFolder(path, { folders, seen, world });
    }
  }
  return found;
}

function addFolder(path: string, { folders, seen, world }: { folders: string[]; seen: Set<string>; world: World }): void {
  const { kind, real } = world.look(path);
  if (kind !== 'folder' || seen.has(real)) return;
  seen.add(real);
  folders.push(path);
}

/** Files in the home that the server takes the keystore password from when it starts; on Windows they end in `.txt`. */
export const passwordFiles = ['password-tmp', 'password-tmp.txt', 'password-persist', 'password-persist.txt'];
