// Finds the homes of products under folders and around files, by their configuration.

import { folderOf, join, nameOf } from '../text/path.ts';
import type { Home } from './home.ts';
import { identify } from './product.ts';
import type { World } from './world.ts';

/** A folder that looks like a home, before it is known what product it is. */
export type Site = Pick<Home, 'path' | 'configDirectory'>;

/** More folders than any sensible workspace has; what lies beyond is not looked for. */
const folderLimit = 100_000;

/** Trees that are never part of a running server, wherever they lie. */
const excludedNames = new Set(['.git', 'node_modules', 'samples', 'backup']);
const excludedEnds = [
  'repository/components', 'wso2/components', 'repository/resources/profiles', 'repository/resources/conf', 'repository/resources/apim-synapse-config',
];

/** Files and archives by their names, so that they need no look; a folder is never called so. */
const fileName = /\.(?:jar|war|class|java|xml|xsd|wsdl|xslt?|properties|json|ya?ml|md|txt|sh|bat|sql|log|html?|css|png|gif|jpe?g|svg|jks|p12|zip|gz|tgz|car|jag|j2)$/i;

/** Two of these make a configuration directory, for carbon.xml is not always committed. */
const signs = [
  'axis2/axis2.xml', 'tomcat/catalina-server.xml', 'identity/identity.xml', 'user-mgt.xml', 'broker.xml', 'security/cipher-tool.properties',
];

const profileNames = new Set(['analytics', 'broker', 'business-process', 'micro-integrator']);

/** The homes at, below and around these files and folders, each once, by path. */
export const findHomes = (world: World, paths: readonly string[]): readonly Home[] => findSites(world, paths).map((site) => homeAt(world, site));

/** The same, before any of their files is read. */
export function findSites(world: World, paths: readonly string[]): readonly Site[] {
  const sites = new Map<string, Site>();
  for (const path of paths) {
    for (const site of sitesFor(world, path)) sites.set(site.path, site);
  }
  return [...sites.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The innermost home that a file lies in. */
export function homeOf(homes: readonly Home[], file: string): Home | undefined {
  const around = homes.filter(({ path }) => file === path || isBelow(path, file));
  return around.reduce<Home | undefined>((inner, home) => (inner && inner.path.length >= home.path.length ? inner : home), undefined);
}

const isBelow = (folder: string, path: string): boolean => path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

function sitesFor(world: World, path: string): readonly Site[] {
  const look = world.look(path);
  if (look.kind !== 'file' && look.kind !== 'folder') return [];
  const start = look.kind === 'file' ? folderOf(look.real) : look.real;
  const around = siteAround(world, start);
  if (!around) return look.kind === 'folder' ? sitesBelow(world, start) : [];
  const inside = look.kind === 'folder' ? profilesOf(world, around).filter((profile) => isBelow(start, profile.path)) : [];
  return [around, ...inside];
}

/** The home that a folder is or lies in: the innermost one that is no excluded part of another. */
function siteAround(world: World, start: string): Site | undefined {
  const sites = new Map<string, Site>();
  // Of folders that lead to the same configuration (`x`, `x/repository`, `x/repository/conf`) the outermost is the home.
  for (const folder of foldersUp(start)) {
    const site = siteAt(world, folder);
    if (site) sites.set(join(site.path, site.configDirectory), site);
  }
  const found = [...sites.values()].sort((one, other) => other.path.length - one.path.length);
  return found.find((site) => !found.some((outer) => isBelow(outer.path, site.path) && isExcludedIn(outer.path, site.path)));
}

function foldersUp(start: string): readonly string[] {
  const folders = [start];
  for (let folder = folderOf(start); folder !== '' && folder !== folders.at(-1); folder = folderOf(folder)) folders.push(folder);
  return folders;
}

const isExcludedIn = (outer: string, path: string): boolean => {
  const names = path.slice(outer.length).split('/').filter((name) => name !== '');
  return names.some((_, index) => isExcluded(join(outer, ...names.slice(0, index + 1))));
};

const isExcluded = (path: string): boolean => excludedNames.has(nameOf(path)) || excludedEnds.some((end) => path.endsWith(`/${end}`));

/** Every home below a folder, broad before deep, so that what is near is found even where the limit cuts. */
function sitesBelow(world: World, start: string): readonly Site[] {
  const sites: Site[] = [];
  const seen = new Set<string>([start]);
  const folders = [start];
  for (let index = 0; index < folders.length && index < folderLimit; index += 1) {
    const folder = folders[index]!;
    const site = siteAt(world, folder);
    if (site) sites.push(site, ...profilesOf(world, site));
    else for (const inner of foldersIn(world, folder)) {
      if (seen.has(inner)) continue;
      seen.add(inner);
      folders.push(inner);
    }
  }
  return sites;
}

/** Folders in a folder, by their real paths. */
function foldersIn(world: World, folder: string): readonly string[] {
  return world.list(folder).flatMap((name) => {
    if (fileName.test(name) || isExcluded(join(folder, name))) return [];
    const look = world.look(join(folder, name));
    return look.kind === 'folder' && !isExcluded(look.real) ? [look.real] : [];
  });
}

/** The folder as a home, if its configuration says so. */
export function siteAt(world: World, path: string): Site | undefined {
  const names = world.list(path);
  if (names.includes('repository') && isConfiguration(world, join(path, 'repository/conf'))) return { path, configDirectory: 'repository/conf' };
  if (names.includes('conf') && isConfiguration(world, join(path, 'conf'))) return { path, configDirectory: 'conf' };
  const isBare = names.includes('carbon.xml') && ['axis2', 'tomcat', 'identity'].some((name) => names.includes(name));
  return isBare ? { path, configDirectory: '' } : undefined;
}

function isConfiguration(world: World, folder: string): boolean {
  const names = world.list(folder);
  if (names.includes('carbon.xml') || names.includes('deployment.toml')) return true;
  return signs.filter((sign) => isFile(world, folder, names, sign)).length >= 2;
}

function isFile(world: World, folder: string, names: readonly string[], sign: string): boolean {
  const [first = '', second] = sign.split('/');
  return names.includes(first) && (second === undefined || world.list(join(folder, first)).includes(second));
}

/** The profiles of Enterprise Integrator and IoT Server. */
function profilesOf(world: World, outer: Site): readonly Site[] {
  const wso2 = join(outer.path, 'wso2');
  return world.list(wso2).flatMap((name) => {
    const look = world.look(join(wso2, name));
    const site = look.kind === 'folder' && !isExcluded(join(wso2, name)) ? siteAt(world, look.real) : undefined;
    return site?.configDirectory === 'conf' ? [site] : [];
  });
}

/** What home a site is: its product, and how it is configured. */
export function homeAt(world: World, site: Site): Home {
  const profile = profileOf(world, site);
  const isToml = world.list(join(site.path, site.configDirectory)).includes('deployment.toml') && site.configDirectory !== '';
  return { ...site, generation: isToml ? 'toml' : 'xml', judged: !isToml, profile, ...identify(world, site, profile) };
}

/** Whether a home is a profile: it lies in the wso2 folder of another, or is called as profiles are. */
function profileOf(world: World, { path, configDirectory }: Site): Home['profile'] {
  const wso2 = folderOf(path);
  if (nameOf(wso2) !== 'wso2' || configDirectory !== 'conf') return undefined;
  const outer = folderOf(wso2);
  const isProfile = profileNames.has(nameOf(path)) || siteAt(world, outer) !== undefined;
  return isProfile ? { outer, folder: `wso2/${nameOf(path)}` } : undefined;
}
