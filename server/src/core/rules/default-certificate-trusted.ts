// A certificate is trusted whose private key everybody has.

import type { Role } from '../catalog/row.ts';
import { judged } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { certificatesInUse, truststores, type Truststore } from '../model/certificates.ts';
import { isShipped } from '../keystore/shipped.ts';
import { production } from './documentation.ts';
import { keystorePath, keystorePlace, shortList } from './once.ts';
import { words, type Rule } from './rule.ts';

export const defaultCertificateTrusted: Rule = {
  id: 'default-certificate-trusted',
  severity: 'info',
  summary: 'A server certificate that WSO2 ships is still trusted',
  documentation: production,

  *check(model) {
    if (!hasOwnKeys(model)) return;
    for (const truststore of truststores(model)) {
      const shipped = truststore.entries.filter(({ chain }) => chain[0] && isShipped(chain[0].sha256));
      if (shipped.length === 0) continue;
      const isOpen = decidesOnClients(model, truststore);
      yield {
        at: keystorePlace(truststore.use),
        severity: isOpen ? 'warning' : 'info',
        message: words(`{0} still trusts what WSO2 ships ({1}): everybody has the private key${isOpen ? ', and can log on as a client with it' : ''}`,
          keystorePath(model, truststore.use), shortList(shipped.map(({ alias }) => alias))),
      };
    }
  },
};

/** The internal keystore, and what follows it, keep an old key for the sake of old data. */
const own: readonly Role[] = ['primary', 'sso', 'tls', 'transport', 'ssl-profile', 'broker', 'data-bridge', 'thrift', 'client'];

function hasOwnKeys(model: HomeModel): boolean {
  const keys = certificatesInUse(model).filter(({ entry, uses }) => entry.kind === 'key' && uses.some(({ role }) => own.includes(role)));
  return keys.length > 0 && keys.every(({ certificate }) => !isShipped(certificate.sha256));
}

/** Whether Tomcat asks its clients for certificates, and looks into this truststore: its own, else the system's. */
function decidesOnClients(model: HomeModel, { uses }: Truststore): boolean {
  const asks = judged(model).some(({ role, aside }) => role === 'tls' && /^(?:true|yes|want|required|optional)$/i.test(aside['clientAuth']?.value?.text.trim() ?? ''));
  const isTomcats = (id: string): boolean => id.startsWith('tomcat/');
  const hasItsOwn = judged(model).some(({ role, row }) => role === 'truststore' && isTomcats(row.id));
  return asks && uses.some(({ row }) => (hasItsOwn ? isTomcats(row.id) : row.id === 'carbon/truststore'));
}
