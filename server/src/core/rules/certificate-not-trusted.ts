// The server's own truststore does not trust the certificate that the server shows.

import type { Role } from '../catalog/row.ts';
import { judged, placeOf } from '../model/ask.ts';
import { certificatesInUse, trustedCertificates } from '../model/certificates.ts';
import { isTrusted } from '../keystore/trust.ts';
import { creating } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const certificateNotTrusted: Rule = {
  id: 'certificate-not-trusted',
  severity: 'warning',
  summary: 'The truststore of the home does not trust a certificate of its own keys',
  documentation: creating,

  *check(model) {
    const trusted = trustedCertificates(model);
    const truststore = judged(model).find(({ row }) => row.id === 'carbon/truststore');
    // In an empty truststore that is what is wrong.
    if (!trusted || trusted.length === 0 || !truststore) return;
    for (const finding of oncePerKeystore(certificatesInUse(model).flatMap((used) => {
      const use = used.uses.find(({ role }) => shown.includes(role));
      if (!use || used.entry.kind !== 'key' || isTrusted(used.entry.chain, trusted) !== false) return [];
      const message = words('Neither the certificate {0} in {1} nor its issuer is in {2}. Connections of the server to itself fail: PKIX path building failed',
        short(used.entry.alias), keystorePath(model, use), keystorePath(model, truststore));
      return [{ used: { ...used, use }, message }];
    }))) yield { ...finding, related: [{ at: placeOf(truststore, 'location'), message: words(truststore.row.title) }, ...(finding.related ?? [])] };
  },
};

const shown: readonly Role[] = ['primary', 'tls', 'transport', 'ssl-profile', 'broker', 'data-bridge'];
