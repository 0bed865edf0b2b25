// A product with the Crypto Service has no configuration for it.

import { cryptoServiceOf } from '../model/crypto-service.ts';
import { insertCryptoService } from './crypto-blocks.ts';
import { configuring } from './documentation.ts';
import { words, type Rule } from './rule.ts';

export const cryptoServiceMissing: Rule = {
  id: 'crypto-service-missing',
  severity: 'error',
  summary: 'carbon.xml has no CryptoService, without which newer products encrypt nothing',
  documentation: configuring,

  *check(model) {
    const service = cryptoServiceOf(model);
    if (!service || service.blocks.length > 0) return;
    const fixes = insertCryptoService(model, service);
    const at = { file: service.file, range: service.server.nameRange };
    if (service.origin === 'shipped') {
      yield { at, message: words('carbon.xml has no CryptoService. The server reports: A crypto service implementation has not been registered'), fixes };
    } else if (!service.internalKeyStore) {
      // With an internal keystore it is `internal-keystore-unused`.
      yield { at, severity: 'hint', message: words('carbon.xml has no CryptoService: with update 2792 it encrypts internal data with a keystore of its own'), fixes };
    }
  },
};
