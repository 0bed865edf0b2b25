// What rules and features ask of a model again and again.

import type { Field, Role } from '../catalog/row.ts';
import { findEntry } from '../keystore/alias.ts';
import type { Entry } from '../keystore/keystore.ts';
import type { Range } from '../text/range.ts';
import { below, folderOf, join, nameOf } from '../text/path.ts';
import type { HomeModel } from './build.ts';
import { knownText } from './effective.ts';
import type { Use } from './home.ts';
import { startScripts } from './reading.ts';

/** The uses that the server reads, of a home that is judged. */
export const judged = ({ home, uses }: HomeModel): readonly Use[] => (home.judged ? uses.filter(({ read }) => read) : []);

/** A path as a message names it: from the home where it lies there, or in the home around a profile. */
export function shortPath({ home: { path: own, profile } }: HomeModel, path: string): string {
  const outside = profile && below(profile.outer, path);
  return below(own, path) ?? (outside === undefined ? path : profile!.folder.replace(/[^/]+/g, '..') + '/' + outside);
}

/** Where a setting's value stands; where it is missing, the name that should hold it. */
export function placeOf(use: Use, field: Field): { readonly file: string; readonly range: Range } {
  const setting = use.settings[field];
  return { file: use.file, range: setting?.value?.range ?? setting?.nameRange ?? use.block.nameRange };
}

/** Where problems of a home as a whole stand: the primary's location, else carbon.xml's Server, else its first use. */
export function homePlace(model: HomeModel): { readonly file: string; readonly range: Range } | undefined {
  const uses = judged(model);
  const primary = uses.find(({ role, settings }) => role === 'primary' && settings.location?.value);
  const { server } = model.facts;
  if (!primary && server) return { file: server.file, range: server.nameRange };
  const use = primary ?? uses[0];
  return use && placeOf(use, 'location');
}

/** The judged uses that name a keystore of their own, rather than falling back to another's. */
export const named = (model: HomeModel): readonly Use[] => judged(model).filter(({ inherited }) => !inherited);

/** The text that the reader gets for a setting, where it is known; its default where it is absent. */
export const textOf = (use: Use, field: Field): string | undefined => knownText(use.row, field, use.settings[field]);

/** Whether a setting is written with a value of its own, secret or not. */
export const isSet = (use: Use, field: Field): boolean => {
  const setting = use.settings[field];
  return setting?.secret !== undefined || (setting?.value?.text.trim() ?? '') !== '';
};

/** Whether the reader's value of a setting is hidden from us: a secret, a placeholder, an encoding. */
export const isHidden = (use: Use, field: Field): boolean => isSet(use, field) && textOf(use, field) === undefined;

/** The keystore file that a use names, as its folder spells it; undefined where the location is not known. */
export const fileOf = ({ target }: Use): string | undefined => (target.kind === 'path' ? target.listed ?? target.path : undefined);

/** The same text for uses of the same keystore file; undefined where the location is not known. */
export const keystoreOf = ({ target }: Use): string | undefined => (target.kind === 'path' ? target.real : undefined);

const telling: readonly Role[] = ['primary', 'tls', 'internal', 'transport', 'ssl-profile', 'truststore'];

const rank = ({ role }: Use): number => (telling.includes(role) ? telling.indexOf(role) : telling.length);

/** Uses by the keystore they name, the most telling use first. */
export function byKeystore(uses: readonly Use[]): readonly (readonly Use[])[] {
  const groups = new Map<string, Use[]>();
  for (const use of uses) {
    const keystore = keystoreOf(use);
    if (keystore !== undefined) groups.set(keystore, [...(groups.get(keystore) ?? []), use]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => rank(a) - rank(b)));
}

/** Whether what the keystore holds can be judged: its password opens it. */
export const isOpen = (use: Use): boolean => use.state === 'open';

/** The entries that a use works with: the alias's, without an alias every key's; none where the alias is hidden. */
export function entriesInUse(use: Use): readonly Entry[] {
  if (!use.keystore || use.role === 'truststore' || isHidden(use, 'alias')) return [];
  const alias = textOf(use, 'alias');
  if (alias === undefined) return use.keystore.entries.filter(({ kind }) => kind === 'key');
  const entry = findEntry(use.keystore, alias);
  return entry ? [entry] : [];
}

/** Files of the home's security folder, and those that its uses name, that look like keystores. */
export function keystoreFiles(model: HomeModel): readonly string[] {
  const { home, world, uses } = model;
  const folder = join(home.path, 'repository/resources/security');
  const listed = world.list(folder).filter(isKeystoreName).map((name) => join(folder, name));
  const named = uses.flatMap(({ target }) => (target.kind === 'path' && target.exists ? [target.real] : []));
  return [...new Set([...listed, ...named])].filter((path) => world.look(path).kind === 'file');
}

export const isKeystoreName = (name: string): boolean => /\.(?:jks|p12|pfx|jceks|keystore)$/i.test(name);

/** How much of a home is here: all, an overlay without the product's own files, or no keystore at all. */
export function checkout(model: HomeModel): 'complete' | 'overlay' | 'without-keystores' {
  if (keystoreFiles(model).length === 0) return 'without-keystores';
  const { home, world } = model;
  const roots = home.profile ? [home.path, home.profile.outer] : [home.path];
  const signs = ['lib', 'repository/components', 'wso2/components', 'wso2/lib'];
  const complete = roots.some((root) => signs.some((sign) => world.look(join(root, sign)).kind === 'folder')) || startScripts(home, world).length > 0;
  return complete ? 'complete' : 'overlay';
}

/** Whether a missing file is one that a checkout of configuration alone leaves out. */
export function isLeftOut(model: HomeModel, path: string): boolean {
  const here = checkout(model);
  return here === 'without-keystores' || (here === 'overlay' && /^(?:wso2carbon|client-truststore|wso2certs)\./.test(nameOf(path)));
}

/** Whether the folder that would hold a file is here. */
export const hasFolder = ({ world }: HomeModel, path: string): boolean => world.look(folderOf(path)).kind === 'folder';
