// A certificate in use is past its end.

import type { HomeModel } from '../model/build.ts';
import { certificatesInUse, truststores } from '../model/certificates.ts';
import type { Certificate } from '../keystore/keystore.ts';
import { creating } from './documentation.ts';
import { keystorePath, keystorePlace, oncePerKeystore, short } from './once.ts';
import { words, type Finding, type Rule } from './rule.ts';

export const certificateExpired: Rule = {
  id: 'certificate-expired',
  severity: 'warning',
  summary: 'A certificate has expired',
  documentation: creating,

  *check(model) {
    const isExpired = ({ notAfter }: Certificate): boolean => Date.parse(notAfter) < model.world.now;
    yield* oncePerKeystore(certificatesInUse(model).filter(({ certificate }) => isExpired(certificate)).map((used) => ({
      used,
      message: words('The certificate {0} in {1} expired on {2}', short(used.entry.alias), keystorePath(model, used.use), used.certificate.notAfter.slice(0, 10)),
    })));
    yield* inTruststores(model, isExpired);
  },
};

/** Truststores are full of old authorities, so that a hint has to do. */
function* inTruststores(model: HomeModel, isExpired: (certificate: Certificate) => boolean): Iterable<Finding> {
  for (const { use, entries } of truststores(model)) {
    const trusted = entries.flatMap(({ chain }) => chain[0] ?? []);
    const count = trusted.filter(isExpired).length;
    if (count === 0) continue;
    yield { at: keystorePlace(use), severity: 'hint', message: words('{0} of the {1} certificates in {2} expired', count, trusted.length, keystorePath(model, use)) };
  }
}
