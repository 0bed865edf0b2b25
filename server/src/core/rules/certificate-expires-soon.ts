// A certificate in use will end within the days that the settings name.

import { certificatesInUse } from '../model/certificates.ts';
import { creating } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule } from './rule.ts';

const day = 24 * 60 * 60 * 1000;

export const certificateExpiresSoon: Rule = {
  id: 'certificate-expires-soon',
  severity: 'info',
  summary: 'A certificate expires soon',
  documentation: creating,

  *check(model) {
    const { world: { now }, settings: { certificateExpiryDays } } = model;
    yield* oncePerKeystore(certificatesInUse(model).flatMap((used) => {
      const left = Date.parse(used.certificate.notAfter) - now;
      if (!(left >= 0 && left <= certificateExpiryDays * day)) return [];
      const days = Math.floor(left / day);
      const when = days === 0 ? 'within a day' : days === 1 ? 'in 1 day' : 'in {3} days';
      const message = words(`The certificate {0} in {1} expires ${when}, on {2}`,
        short(used.entry.alias), keystorePath(model, used.use), used.certificate.notAfter.slice(0, 10), days);
      return [{ used, message }];
    }));
  },
};
