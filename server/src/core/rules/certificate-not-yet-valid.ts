// A certificate in use is valid only from a later day on.

import { certificatesInUse } from '../model/certificates.ts';
import { creating } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const certificateNotYetValid: Rule = {
  id: 'certificate-not-yet-valid',
  severity: 'warning',
  summary: 'A certificate is not valid yet',
  documentation: creating,

  *check(model) {
    const isAhead = (notBefore: string): boolean => Date.parse(notBefore) > model.world.now;
    yield* oncePerKeystore(certificatesInUse(model).filter(({ certificate }) => isAhead(certificate.notBefore)).map((used) => ({
      used,
      message: words('The certificate {0} in {1} is not valid before {2}', short(used.entry.alias), keystorePath(model, used.use), used.certificate.notBefore.slice(0, 10)),
    })));
  },
};
