// An internal keystore is configured, and nothing reads it.

import { judged, keystoreOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { cryptoServiceOf } from '../model/crypto-service.ts';
import { insertCryptoService } from './crypto-blocks.ts';
import { configuring } from './documentation.ts';
import { words, type Rule } from './rule.ts';

export const internalKeystoreUnused: Rule = {
  id: 'internal-keystore-unused',
  severity: 'warning',
  summary: 'An InternalKeyStore has no effect, for there is no CryptoService',
  documentation: configuring,

  *check(model) {
    const service = cryptoServiceOf(model);
    if (service?.origin !== 'update' || service.blocks.length > 0 || !service.internalKeyStore || servesSecureVault(model)) return;
    yield {
      at: { file: service.file, range: service.internalKeyStore.nameRange },
      message: words('Without a CryptoService the InternalKeyStore has no effect: internal data is encrypted with the primary keystore'),
      fixes: insertCryptoService(model, service),
      unnecessary: true,
    };
  },
};

/** Whether the passwords of the configuration are decrypted with this keystore, and not with the primary one. */
function servesSecureVault(model: HomeModel): boolean {
  const uses = judged(model);
  const of = (role: string): readonly (string | undefined)[] => uses.filter((use) => use.role === role).map(keystoreOf).filter((each) => each !== undefined);
  return of('internal').some((keystore) => of('secure-vault').includes(keystore) && !of('primary').includes(keystore));
}
