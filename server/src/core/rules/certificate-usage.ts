// A certificate is issued for another purpose than it is used for.

import { certificatesInUse, usedEntries } from '../model/certificates.ts';
import type { HomeModel } from '../model/build.ts';
import type { Certificate } from '../keystore/keystore.ts';
import type { Use } from '../model/home.ts';
import { creating } from './documentation.ts';
import { keystorePath, oncePerKeystore, short, shortList } from './once.ts';
import { words, type Rule } from './rule.ts';

export const certificateUsage: Rule = {
  id: 'certificate-usage',
  severity: 'warning',
  summary: 'The extended key usage of a certificate does not allow what it is used for',
  documentation: creating,

  *check(model) {
    yield* oncePerKeystore(certificatesInUse(model).flatMap((used) => {
      const use = used.entry.kind === 'key' ? used.uses.find((each) => isMisused(model, each)) : undefined;
      if (!use) return [];
      const purpose = use.row.side === 'server' ? 'a server (serverAuth)' : 'a client (clientAuth)';
      const message = words(`The certificate {0} in {1} serves as that of ${purpose}, but is issued for {2} alone`,
        short(used.entry.alias), keystorePath(model, use), shortList(used.certificate.extendedKeyUsage ?? []) || words('nothing'));
      return [{ used: { ...used, use }, message }];
    }));
  },
};

/** Where several keys may be served, one that is right will do. */
function isMisused(model: HomeModel, use: Use): boolean {
  const { side } = use.row;
  const keys = side === undefined ? [] : usedEntries(model, use).flatMap(({ chain }) => chain[0] ?? []);
  return keys.length > 0 && keys.every((certificate) => !allows(certificate, side === 'server' ? 'serverAuth' : 'clientAuth'));
}

const allows = ({ extendedKeyUsage }: Certificate, purpose: string): boolean =>
  extendedKeyUsage === undefined || extendedKeyUsage.includes(purpose) || extendedKeyUsage.includes('anyExtendedKeyUsage');
