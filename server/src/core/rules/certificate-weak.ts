// A certificate in use has a short key, or a signature with a broken hash.

import { certificatesInUse } from '../model/certificates.ts';
import type { Certificate } from '../keystore/keystore.ts';
import { production } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule, type Words } from './rule.ts';

export const certificateWeak: Rule = {
  id: 'certificate-weak',
  severity: 'warning',
  summary: 'A certificate has a short key or a weak signature',
  documentation: production,

  *check(model) {
    yield* oncePerKeystore(certificatesInUse(model).flatMap((used) => {
      const weakness = weaknessOf(used.certificate, [short(used.entry.alias), keystorePath(model, used.use)]);
      return weakness ? [{ used, message: weakness }] : [];
    }));
  },
};

/** NIST SP 800-131A: what is below has less than 112 bits of strength. */
const fewest: Readonly<Record<string, number>> = { RSA: 2048, 'RSASSA-PSS': 2048, DSA: 2048, EC: 224 };

function weaknessOf(certificate: Certificate, names: readonly [alias: string, keystore: string]): Words | undefined {
  const { keyAlgorithm, keySize, signatureAlgorithm } = certificate;
  const least = fewest[keyAlgorithm];
  if (least !== undefined && keySize !== undefined && keySize < least) {
    return keyAlgorithm === 'DSA'
      ? words('The certificate {0} in {1} has a DSA key of {2} bits; {3} is the least', ...names, keySize, least)
      : words('The certificate {0} in {1} has an {2} key of {3} bits; {4} is the least', ...names, keyAlgorithm, keySize, least);
  }
  // Nobody relies on the signature of a certificate by itself.
  if (!/^(?:MD2|MD5|SHA-?1)with/i.test(signatureAlgorithm) || certificate.selfSigned) return undefined;
  return words('The certificate {0} in {1} has the weak signature {2}', ...names, signatureAlgorithm);
}
