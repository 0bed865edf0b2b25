// The files of a home in which a setting may name a secret instead of holding a value.

import { formatOf } from '../syntax/parse.ts';
import { join, nameOf } from '../text/path.ts';
import type { HomeModel } from './build.ts';
import type { World } from './world.ts';

/** More files than any folder of a configuration has. */
const mostNames = 1000;

/** Files of the secure vault itself: they name secrets, but no setting that uses one. */
const vaultFiles = ['cipher-text.properties', 'cipher-tool.properties', 'secret-conf.properties', 'cipher-standalone-config.properties'];

/** Copies that people keep beside the file that the server reads: `carbon_old.xml`, `api-manager - Copy.xml`, `axis2_1.xml`. */
const copy = /(?:[\s_.-](?:old|copy|bak|backup|orig|original|\d+)(?: ?\(\d+\))?|\(\d+\))\.(?:xml|properties|json)$/i;

const isWanted = (path: string): boolean => {
  const name = nameOf(path);
  return /\.(?:xml|properties|json)$/i.test(name) && !copy.test(name) && !vaultFiles.includes(name);
};

/** Every file of the configuration that the server may read a secret's alias from, and those of the catalogue elsewhere. */
export function secretFiles({ home, world, files }: Pick<HomeModel, 'home' | 'world' | 'files'>): readonly string[] {
  const below = configurationFiles(join(home.path, home.configDirectory), world);
  return [...new Set([...below, ...files])].filter(isWanted).sort();
}

/** The files that name secrets where any do: those of the catalogue, those of the cipher tool's lines, users and data sources. */
export function usualSecretFiles({ home, world, files }: Pick<HomeModel, 'home' | 'world' | 'files'>, ofTool: readonly string[]): readonly string[] {
  const configuration = join(home.path, home.configDirectory);
  const folder = join(configuration, 'datasources');
  const others = ['user-mgt.xml', 'api-manager.xml', 'registry.xml', 'jndi.properties', 'log4j.properties'].map((name) => join(configuration, name));
  return [...new Set([...files, ...ofTool, ...others, ...world.list(folder).map((name) => join(folder, name))])].filter(isWanted).sort();
}

/** Files in a folder and in the folders right below it; deeper ones hold artifacts by the hundred, such as service providers, and no settings. */
export function configurationFiles(folder: string, world: World): readonly string[] {
  const inside = (from: string): readonly string[] => world.list(from).slice(0, mostNames).map((name) => join(from, name));
  const names = inside(folder);
  const below = names.filter((path) => !nameOf(path).includes('.') && world.look(path).kind === 'folder').flatMap(inside);
  return [...names, ...below].filter((path) => formatOf(nameOf(path)) !== undefined);
}

/** Files in the home that the server takes the keystore password from when it starts; on Windows they end in `.txt`. */
export const passwordFiles = ['password-tmp', 'password-tmp.txt', 'password-persist', 'password-persist.txt'];
