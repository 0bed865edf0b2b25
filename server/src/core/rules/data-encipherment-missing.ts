// The key that encrypts passwords or internal data is not issued for encrypting data.

import { judged, keystoreOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { certificatesInUse } from '../model/certificates.ts';
import type { Use } from '../model/home.ts';
import { recommendations } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const dataEnciphermentMissing: Rule = {
  id: 'data-encipherment-missing',
  severity: 'warning',
  summary: 'The key that encrypts lacks the key usage Data Encipherment',
  documentation: recommendations,

  *check(model) {
    const ofTool = cipherToolUse(model);
    yield* oncePerKeystore(certificatesInUse(model).flatMap((used) => {
      const { entry, certificate: { keyUsage, keyUsageCritical }, uses } = used;
      const isOfTool = ofTool !== undefined && uses.includes(ofTool);
      const isInternal = uses.some(({ role }) => role === 'internal');
      if (entry.kind !== 'key' || !keyUsage || keyUsage.includes('dataEncipherment') || !(isOfTool || isInternal)) return [];
      const fails = isOfTool && keyUsageCritical;
      const message = words(`The key usage of {0} in {1} lacks dataEncipherment${fails ? '. The cipher tool reports: Wrong key usage' : ''}`,
        short(entry.alias), keystorePath(model, used.use));
      return [{ used, message, severity: fails ? 'warning' : 'info' }];
    }));
  },
};

/** The tool takes the primary keystore; newer ones take the internal one, and write into secret-conf.properties which it was. */
function cipherToolUse(model: HomeModel): Use | undefined {
  const uses = judged(model);
  const primary = uses.find(({ role }) => role === 'primary');
  const chosen = uses.find(({ role, target }) => role === 'secure-vault' && target.kind !== 'none');
  if (!chosen || !uses.some(({ role }) => role === 'internal')) return primary;
  return keystoreOf(chosen) === undefined ? undefined : chosen;
}
