// Encrypted values in event publishers: CryptoUtil made them, with the key of the server.

import type { Value } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import type { HomeModel } from './build.ts';
import { treeOf } from './documents.ts';
import { expand } from './files.ts';

const pattern = 'repository/deployment/server/eventpublishers/*.xml';

export interface EncryptedValue {
  readonly file: string;
  readonly value: Value;
}

/** Files of event publishers with an encrypted value. */
export const encryptedValues = ({ home, world }: HomeModel): readonly EncryptedValue[] =>
  expand(pattern, home, world).filter((file) => world.text(file)?.text.includes('encrypted=') === true)
    .flatMap((file) => select(treeOf(world, file)!.root, "eventPublisher/*/property[@encrypted='true']")
      .flatMap(({ value }) => (value ? [{ file, value }] : [])));
