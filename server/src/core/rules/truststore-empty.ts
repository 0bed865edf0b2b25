// A truststore in which nothing is trusted.

import { keystoreOf } from '../model/ask.ts';
import { truststores } from '../model/certificates.ts';
import type { Entry } from '../keystore/keystore.ts';
import type { Use } from '../model/home.ts';
import { creating } from './documentation.ts';
import { otherPlaces } from './mend.ts';
import { keystorePath, keystorePlace } from './once.ts';
import { words, type Rule } from './rule.ts';

export const truststoreEmpty: Rule = {
  id: 'truststore-empty',
  severity: 'error',
  summary: 'A truststore holds no certificate',
  documentation: creating,

  *check(model) {
    for (const { uses, entries } of truststores(model)) {
      const use = uses.find(asksForCertificates);
      if (!use || entries.some(isTrusted)) continue;
      yield {
        at: keystorePlace(use),
        message: words('{0} holds no certificate, so nobody is trusted. The server reports: the trustAnchors parameter must be non-empty', keystorePath(model, use)),
        related: otherPlaces(model, use, (other) => keystoreOf(other) === keystoreOf(use)),
      };
    }
  },
};

/** The JDK trusts the certificate of a key, too. */
const isTrusted = ({ kind, chain }: Entry): boolean => kind === 'certificate' || (kind === 'key' && chain.length > 0);

/** A server looks into its truststore only where it asks its clients for certificates. */
function asksForCertificates({ row, aside }: Use): boolean {
  const asked = aside['clientAuth'] ?? aside['verifyClient'];
  return row.side !== 'server' || /^(?:true|yes|want|optional|optionalNoCA|required?)$/i.test(asked?.value?.text.trim() ?? '');
}
