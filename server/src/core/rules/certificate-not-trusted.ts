// The server's own truststore does not trust the certificate that the server shows.

import { placeOf } from '../model/ask.ts';
import { systemTruststore, untrustedKeys } from '../model/certificates.ts';
import { creating } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { asWords, words, type Rule } from './rule.ts';

export const certificateNotTrusted: Rule = {
  id: 'certificate-not-trusted',
  severity: 'warning',
  summary: 'The truststore of the home does not trust a certificate of its own keys',
  documentation: creating,

  *check(model) {
    const truststore = systemTruststore(model);
    if (!truststore) return;
    for (const finding of oncePerKeystore(untrustedKeys(model).map((used) => {
      const message = words('Neither the certificate {0} in {1} nor its issuer is in {2}. Connections of the server to itself fail: PKIX path building failed',
        short(used.entry.alias), keystorePath(model, used.use), keystorePath(model, truststore));
      return { used, message };
    }))) yield { ...finding, related: [{ at: placeOf(truststore, 'location'), message: asWords(truststore.row.title) }, ...(finding.related ?? [])] };
  },
};
