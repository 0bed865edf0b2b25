// The Crypto Service is on, and there is no keystore for it.

import { cryptoServiceOf } from '../model/crypto-service.ts';
import { isFilled } from '../model/element.ts';
import { insertInternalKeyStore } from './crypto-blocks.ts';
import { configuring } from './documentation.ts';
import { words, type Rule } from './rule.ts';

export const internalKeystoreMissing: Rule = {
  id: 'internal-keystore-missing',
  severity: 'error',
  summary: 'The Crypto Service is on, but carbon.xml has no InternalKeyStore',
  documentation: configuring,

  *check(model) {
    const service = cryptoServiceOf(model);
    // What a block that is there lacks is `setting-missing`.
    if (!service || !isFilled(service.enabled) || service.internalKeyStore) return;
    yield {
      at: { file: service.file, range: (service.security ?? service.server).nameRange },
      message: words(
        '{0} has no InternalKeyStore, which the Crypto Service needs. The server reports: Could not find a non empty value for the property \'Security.InternalKeyStore.Location\'',
        (service.security ?? service.server).name,
      ),
      fixes: insertInternalKeyStore(model, service),
    };
  },
};
