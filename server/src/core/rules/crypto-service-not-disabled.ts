// Enabled says something else than true, and the product takes it for true.

import type { HomeModel } from '../model/build.ts';
import { cryptoServiceOf, type CryptoService } from '../model/crypto-service.ts';
import { certainText } from '../model/element.ts';
import { warningFor } from './crypto-blocks.ts';
import { configuring } from './documentation.ts';
import { removeElement, writeText } from './element-edits.ts';
import { fix } from './mend.ts';
import { words, type Fix, type Rule } from './rule.ts';

export const cryptoServiceNotDisabled: Rule = {
  id: 'crypto-service-not-disabled',
  severity: 'warning',
  summary: 'The Crypto Service is on, whatever its Enabled says',
  documentation: configuring,

  *check(model) {
    const service = cryptoServiceOf(model);
    const text = certainText(service?.enabled)?.trim() ?? '';
    if (!service?.enabled || text === '' || text.toLowerCase() === 'true') return;
    yield {
      at: { file: service.file, range: service.enabled.value!.range },
      message: words('The Crypto Service is on: the server takes any text here, also {0}, for true', text),
      fixes: [
        ...fix(words('Set {0} to {1}', 'Enabled', 'true'), writeText(service.file, service.enabled, 'true')),
        ...removeBlock(model, service),
      ],
    };
  },
};

/** Without the block these products take the primary keystore again. */
function removeBlock(model: HomeModel, { origin, blocks, file, internalKeyStore }: CryptoService): readonly Fix[] {
  const [block, ...others] = blocks;
  if (origin !== 'update' || !block || others.length > 0) return [];
  const warning = internalKeyStore ? warningFor(model) : undefined;
  return fix(words('Remove the CryptoService block'), removeElement(model, file, block)).map((each) => ({ ...each, ...warning }));
}
