// The chain of a key that is served ends before a root that is known here.

import type { Role } from '../catalog/row.ts';
import { certificatesInUse, trustedCertificates } from '../model/certificates.ts';
import type { Certificate } from '../keystore/keystore.ts';
import { isIssuedBy } from '../keystore/trust.ts';
import { creating } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const certificateChainIncomplete: Rule = {
  id: 'certificate-chain-incomplete',
  severity: 'warning',
  summary: 'A key is served without the certificates that lead from it to a root',
  documentation: creating,

  *check(model) {
    const trusted = trustedCertificates(model);
    if (!trusted) return;
    yield* oncePerKeystore(certificatesInUse(model).flatMap((used) => {
      const use = used.uses.find(({ role }) => served.includes(role));
      const last = lastOf(used.entry.chain);
      const isRoot = (other: Certificate): boolean => isIssuedBy(last, other) !== false && other.selfSigned;
      if (!use || used.entry.kind !== 'key' || isOwnIssuer(last) || trusted.some(isRoot)) return [];
      const message = words('The certificate chain of {0} in {1} is incomplete: {2} is neither in it nor a root in the truststore',
        short(used.entry.alias), keystorePath(model, use), short(last.issuer));
      return [{ used: { ...used, use }, message }];
    }));
  },
};

const served: readonly Role[] = ['tls', 'transport', 'ssl-profile'];

/** A certificate that names itself as its issuer ends a chain, whether or not its signature can be checked here. */
const isOwnIssuer = ({ subjectId, issuerId }: Certificate): boolean => subjectId === issuerId;

/** The last certificate that can be reached from the first. */
function lastOf([first, ...others]: readonly Certificate[]): Certificate {
  let last = first!;
  const left = [...others];
  for (;;) {
    const index = isOwnIssuer(last) ? -1 : left.findIndex((other) => isIssuedBy(last, other) !== false);
    if (index < 0) return last;
    last = left.splice(index, 1)[0]!;
  }
}
