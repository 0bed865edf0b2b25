// The primary or the internal key is not an RSA key.

import type { HomeModel } from '../model/build.ts';
import { certificatesInUse, isServing } from '../model/certificates.ts';
import type { Use } from '../model/home.ts';
import { creating } from './documentation.ts';
import { keystorePath, oncePerKeystore, short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const keyAlgorithm: Rule = {
  id: 'key-algorithm',
  severity: 'error',
  summary: 'The primary or the internal key is not an RSA key',
  documentation: creating,

  *check(model) {
    yield* oncePerKeystore(certificatesInUse(model).flatMap((used) => {
      const { entry, certificate, uses } = used;
      const use = uses.find((each) => needsRsa(model, each));
      if (!use || entry.kind !== 'key' || !others.includes(certificate.keyAlgorithm)) return [];
      const purpose = use.role === 'primary' ? 'sign and encrypt with' : 'encrypt with';
      const message = words(`The key {0} of {1} is ${certificate.keyAlgorithm === 'DSA' ? 'a' : 'an'} {2} key; the server can only ${purpose} an RSA key`, short(entry.alias), keystorePath(model, use), certificate.keyAlgorithm);
      return [{ used: { ...used, use }, message }];
    }));
  },
};


/** An algorithm that has no name here is not judged. */
const others: readonly string[] = ['EC', 'DSA', 'Ed25519', 'Ed448', 'RSASSA-PSS'];

/** The symmetric provider opens the internal keystore, but never encrypts with its key. */
const needsRsa = (model: HomeModel, use: Use): boolean =>
  use.role === 'primary' || (use.role === 'internal' && isServing(model, use) && !/symmetric/i.test(model.facts.internalProvider?.value?.text ?? ''));
