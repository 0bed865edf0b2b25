// carbon.xml's CryptoService block, as the product reads it.

import type { Node } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import type { HomeModel } from './build.ts';
import { treeOf } from './documents.ts';
import { isFilled, isWhole } from './element.ts';
import { gotCryptoServiceByUpdate, shipsCryptoService } from './product.ts';

export interface CryptoService {
  readonly file: string;
  /** Whether the product has the block from the start, so that nothing falls back without it, or got it by an update. */
  readonly origin: 'shipped' | 'update';
  readonly root: Node;
  readonly server: Node;
  readonly blocks: readonly Node[];
  /** Any text in it turns the service on. */
  readonly enabled: Node | undefined;
  readonly security: Node | undefined;
  readonly internalKeyStore: Node | undefined;
}

/** The Crypto Service of a home; undefined where the product has none, or carbon.xml is not there as a whole. */
export function cryptoServiceOf({ home, world, facts }: HomeModel): CryptoService | undefined {
  const origin = shipsCryptoService(home) ? 'shipped' : gotCryptoServiceByUpdate(home) ? 'update' : undefined;
  const file = facts.server?.file;
  const root = file === undefined ? undefined : treeOf(world, file)?.root;
  const server = root && select(root, 'Server')[0];
  if (!origin || file === undefined || !server || !isWhole(world, file)) return undefined;
  const blocks = select(server, 'CryptoService');
  return {
    file, origin, root, server, blocks,
    enabled: settingOf(blocks, 'Enabled'),
    security: select(server, 'Security')[0],
    internalKeyStore: select(server, 'Security/InternalKeyStore')[0],
  };
}

/** A value of the blocks: carbon.xml is read value by value, and a blank one counts for none. */
export function settingOf(blocks: readonly Node[], name: string): Node | undefined {
  const all = blocks.flatMap((block) => select(block, name));
  return all.find(isFilled) ?? all[0];
}
