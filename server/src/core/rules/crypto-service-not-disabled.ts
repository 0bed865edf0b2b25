// Enabled says something else than true, and the product takes it for true.

import { cryptoServiceOf } from '../model/crypto-service.ts';
import { certainText } from '../model/element.ts';
import { configuring } from './documentation.ts';
import { removeElement, writeText } from './element-edits.ts';
import { fix } from './mend.ts';
import { words, type Rule } from './rule.ts';

export const cryptoServiceNotDisabled: Rule = {
  id: 'crypto-service-not-disabled',
  severity: 'warning',
  summary: 'The Crypto Service is on, whatever its Enabled says',
  documentation: configuring,

  *check(model) {
    const service = cryptoServiceOf(model);
    const text = certainText(service?.enabled)?.trim() ?? '';
    if (!service?.enabled || text === '' || text.toLowerCase() === 'true') return;
    const [block, ...others] = service.blocks;
    const removable = service.origin === 'update' && block && others.length === 0;
    yield {
      at: { file: service.file, range: service.enabled.value!.range },
      message: words('The Crypto Service is on: the server takes any text here, also {0}, for true', text),
      fixes: [
        ...fix(words('Set {0} to {1}', 'Enabled', 'true'), writeText(service.file, service.enabled, 'true')),
        ...(removable ? fix(words('Remove the CryptoService block'), removeElement(model, service.file, block)) : []),
      ],
    };
  },
};
