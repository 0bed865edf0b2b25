// A certificate that serves TLS is signed by nobody but itself.

import type { Use } from '../model/home.ts';
import { certificatesInUse, replyTo } from '../model/certificates.ts';
import { isShipped } from '../keystore/shipped.ts';
import { recommendations } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const tlsCertificateSelfSigned: Rule = {
  id: 'tls-certificate-self-signed',
  severity: 'info',
  summary: 'A TLS certificate is self-signed',
  documentation: recommendations,

  *check(model) {
    yield* oncePerKeystore(certificatesInUse(model).flatMap((used) => {
      const { entry, certificate } = used;
      const use = used.uses.find(servesTls);
      // Where an authority's answer is there, that it is not installed is what is wrong.
      if (!use || entry.kind !== 'key' || !certificate.selfSigned || isShipped(certificate.sha256) || replyTo(model, used)) return [];
      const message = words('The certificate {0} in {1} is self-signed: clients trust it only if each has it in its truststore', short(entry.alias), keystorePath(model, use));
      return [{ used: { ...used, use }, message }];
    }));
  },
};

/** The listener for VFS decrypts with its key, and serves no TLS. */
const servesTls = ({ role, row }: Use): boolean => role === 'tls' || (role === 'transport' && row.id !== 'axis2/vfs-listener');
