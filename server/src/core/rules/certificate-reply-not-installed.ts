// The answer of a certificate authority lies beside the key that it belongs to.

import { certificatesInUse, replyTo } from '../model/certificates.ts';
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
      const { entry, use } = used;
      const reply = replyTo(model, used);
      if (!reply) return [];
      const message = words('The key {0} in {1} still has its self-signed certificate: the one signed for it lies under {2}',
        short(entry.alias), keystorePath(model, use), short(reply.alias));
      return [{ used, message }];
    }));
  },
};
