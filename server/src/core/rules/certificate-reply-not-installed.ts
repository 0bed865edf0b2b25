// The answer of a certificate authority lies beside the key that it belongs to.

import { certificatesInUse, contentOf } from '../model/certificates.ts';
import { creating } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const certificateReplyNotInstalled: Rule = {
  id: 'certificate-reply-not-installed',
  severity: 'warning',
  summary: 'The signed certificate of a key was imported under another alias',
  documentation: creating,

  *check(model) {
    yield* oncePerKeystore(certificatesInUse(model).flatMap((used) => {
      const { entry, certificate, use } = used;
      if (entry.kind !== 'key' || !certificate.selfSigned) return [];
      const reply = contentOf(model, use)?.entries.find(({ kind, chain }) =>
        kind === 'certificate' && chain[0]?.publicKey === certificate.publicKey && !chain[0].selfSigned);
      if (!reply) return [];
      const message = words('The key {0} in {1} still has its self-signed certificate: the one signed for it lies under {2}',
        short(entry.alias), keystorePath(model, use), short(reply.alias));
      return [{ used, message }];
    }));
  },
};
