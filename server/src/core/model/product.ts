// Which product a home is of, which version, and what follows from that.

import { cryptoServiceByUpdate, cryptoServiceShipped, products, type Product } from '../catalog/products.ts';
import { select } from '../syntax/path.ts';
import { join } from '../text/path.ts';
import { treeOf } from './documents.ts';
import type { Home } from './home.ts';
import type { World } from './world.ts';

type Identity = Pick<Home, 'product' | 'serverKey' | 'productVersion'>;
type Site = Pick<Home, 'path' | 'configDirectory'>;

/** A product's name and version as one file tells them. */
interface Evidence {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
}

interface CarbonNames extends Evidence {
  readonly serverKey?: string | undefined;
  readonly roles: readonly string[];
}

/** Product, server key and version of a home; of a profile the outer product and its version, for its own may be stale. */
export function identify(world: World, site: Site, profile: Home['profile']): Identity {
  const own = carbonNames(world, site);
  const outer = profile ? carbonNames(world, { path: profile.outer, configDirectory: 'conf' }) : undefined;
  const evidence = [
    ...(profile ? [packOf(world, profile.outer), versionFile(world, profile.outer)] : []),
    packOf(world, site.path),
    versionFile(world, site.path),
    ...(outer ? [outer, byRoles(outer)] : []),
    // Of a profile without its outer home the name may be true; its version may not.
    profile ? { name: own.name } : own,
    byRoles(own),
    byLayout(world, profile?.outer ?? site.path),
  ];
  const product = evidence.find(({ name }) => name !== undefined)?.name;
  const serverKey = own.serverKey ?? products.find(({ name }) => name === product)?.serverKey;
  return { product, serverKey, productVersion: evidence.find(({ version }) => version !== undefined)?.version };
}

/** updates/product.txt of updated packs: `wso2am-2.6.0`. */
function packOf(world: World, home: string): Evidence {
  const [, pack, version] = /^\s*([a-z][a-z0-9-]*?)-(\d+(?:\.\d+)+\S*)/i.exec(world.text(join(home, 'updates/product.txt'))?.text ?? '') ?? [];
  if (pack === undefined) return {};
  return { name: products.find((product) => product.pack === pack.toLowerCase())?.name, version };
}

/** bin/version.txt: `WSO2 API Manager v2.6.0`. Some packs were built without filling it in. */
function versionFile(world: World, home: string): Evidence {
  const [, name, version] = /^\s*([^\n$]*?)\s+v(\d+(?:\.\d+)+\S*)/.exec(world.text(join(home, 'bin/version.txt'))?.text ?? '') ?? [];
  return { name: name || undefined, version };
}

function carbonNames(world: World, { path, configDirectory }: Site): CarbonNames {
  const root = treeOf(world, join(path, configDirectory, 'carbon.xml'))?.root;
  if (!root) return { roles: [] };
  const texts = (at: string): readonly string[] => select(root, at).flatMap((node) => known(node.value?.text));
  return {
    name: texts('Server/Name')[0],
    serverKey: texts('Server/ServerKey')[0],
    version: texts('Server/Version')[0],
    roles: texts('Server/ServerRoles/Role'),
  };
}

/** A text without blanks, unless it is empty, a placeholder or cannot be known. */
const known = (text: string | undefined): readonly string[] => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || /\$\{|\uFFFD/.test(trimmed) ? [] : [trimmed];
};

const byRoles = ({ roles }: CarbonNames): Evidence => ({ name: products.find(({ role }) => role !== undefined && roles.includes(role))?.name });

/** What folders and start scripts tell where no file does. */
function byLayout(world: World, home: string): Evidence {
  const scripts = world.list(join(home, 'bin'));
  if (scripts.includes('iot-server.sh')) return { name: 'WSO2 IoT Server' };
  if (scripts.includes('micro-integrator.sh')) return { name: 'WSO2 Micro Integrator' };
  const profiles = world.list(join(home, 'wso2'));
  if (['business-process', 'msf4j', 'micro-integrator'].some((name) => profiles.includes(name))) return { name: 'WSO2 Enterprise Integrator' };
  return {};
}

/** The catalogue's product of a home; for a profile the outer one. */
export const productOf = ({ product }: Pick<Home, 'product'>): Product | undefined => products.find(({ name }) => name === product);

/** The line of the Carbon kernel, as in `4.4`; undefined where product or version is not known. */
export function kernelOf({ product, productVersion }: Pick<Home, 'product' | 'productVersion'>): string | undefined {
  const known = productOf({ product });
  if (!known || productVersion === undefined) return undefined;
  if (known.serverKey === 'Carbon') return /^\d+\.\d+/.exec(productVersion)?.[0];
  return known.kernels?.findLast(([from]) => compareVersions(productVersion, from) >= 0)?.[1];
}

/** Whether carbon.xml of this product has the CryptoService block from the start; without it nothing is encrypted there. */
export function shipsCryptoService(home: Pick<Home, 'product' | 'productVersion'>): boolean {
  const { version, key } = keyed(home);
  return cryptoServiceShipped.some((each) => each.key === key && version !== undefined
    && compareVersions(version, each.from) >= 0 && compareVersions(version, each.before) < 0);
}

/** Whether this product got the CryptoService by update 2792 of 8 July 2018. */
export function gotCryptoServiceByUpdate(home: Pick<Home, 'product' | 'productVersion'>): boolean {
  const { version, key } = keyed(home);
  return cryptoServiceByUpdate.some((each) => each.key === key && version !== undefined && compareVersions(version, each.version) === 0);
}

const keyed = ({ product, productVersion }: Pick<Home, 'product' | 'productVersion'>): { key: string | undefined; version: string | undefined } =>
  ({ key: productOf({ product })?.serverKey, version: productVersion });

/** Below, at or above zero as the first version is older than, equal to or newer than the second; `2.6` equals `2.6.0`. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [numbers(one), numbers(other)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const numbers = (version: string): readonly number[] => (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
