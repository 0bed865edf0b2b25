// A key is in use that WSO2 ships, so that everybody has it.

import { certificatesInUse } from '../model/certificates.ts';
import { isShipped } from '../keystore/shipped.ts';
import { production } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const defaultKeystore: Rule = {
  id: 'default-keystore',
  severity: 'info',
  summary: 'A key that WSO2 ships is in use',
  documentation: production,

  *check(model) {
    yield* oncePerKeystore(certificatesInUse(model).filter(({ entry, certificate }) => entry.kind === 'key' && isShipped(certificate.sha256)).map((used) => ({
      used,
      message: words('The key {0} in {1} is one that WSO2 ships: everybody has it', short(used.entry.alias), keystorePath(model, used.use)),
    })));
  },
};
