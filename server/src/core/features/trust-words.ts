// What is said before a certificate is added to a truststore, and after.

import { harmless } from '../text/harmless.ts';
import { nameOf } from '../text/path.ts';
import { words, type Words } from '../rules/rule.ts';
import type { TrustOffer } from './trust.ts';

/** What came of it. */
export type TrustOutcome =
  | { readonly kind: 'added'; readonly alias: string; readonly backup: string }
  | { readonly kind: 'present'; readonly alias: string }
  | { readonly kind: 'locked' | 'unsupported' | 'unfit' | 'unsure' | 'changed' | 'unreadable' | 'linked' }
  | { readonly kind: 'busy'; readonly lock: string }
  | { readonly kind: 'refused'; readonly code: string };

/** What the action is called. */
export const trustTitle = ({ certificate }: TrustOffer, truststore: string): Words =>
  words('Trust {0} in {1} …', harmless(certificate.commonNames[0] ?? certificate.subject).slice(0, 60), nameOf(truststore));

/** The question whether to do it. */
export const trustQuestion = ({ certificate }: TrustOffer, truststore: string): Words => words('Trust {0} in {1}?', harmless(certificate.subject), truststore);

/** What will be written, and where: a sentence for each line. */
export function trustDetails({ certificate, leaf, alias }: TrustOffer, path: string): readonly Words[] {
  const { subject, issuer, selfSigned, notBefore, notAfter, sha256 } = certificate;
  return [
    words('Subject: {0}', harmless(subject)),
    selfSigned ? words('Issuer: itself') : words('Issuer: {0}', harmless(issuer)),
    words('Valid: {0} to {1}', notBefore.slice(0, 10), notAfter.slice(0, 10)),
    words('SHA-256: {0}', sha256),
    ...(certificate === leaf ? [] : [words('It is the authority behind {0}: whatever it issues is trusted then.', harmless(leaf.subject))]),
    words('It is added to {0} as {1}, or the next alias that is free. The file as it is now is kept beside it.', path, harmless(alias)),
  ];
}

/** What came of it, in a sentence. `truststore`: its path as messages name it. */
export function outcomeWords(outcome: TrustOutcome, truststore: string): Words {
  switch (outcome.kind) {
    case 'added': return words('Added to {0} as {1}. The file as it was: {2}. The server trusts it when it is started anew.', truststore, harmless(outcome.alias), outcome.backup);
    case 'present': return words('Nothing to do: {0} holds this certificate already, as {1}.', truststore, harmless(outcome.alias));
    case 'locked': return words('Nothing was changed: the password does not open {0}.', truststore);
    case 'unsupported': return words('Nothing was changed: {0} is damaged, or written in a way that cannot be added to here.', truststore);
    case 'unfit': return words('Nothing was changed: Java does not read this certificate, and would refuse {0} with it.', truststore);
    case 'unsure': return words('Nothing was changed: read back, the new {0} was not what it should be.', truststore);
    case 'changed': return words('Nothing was changed: somebody else has written {0} meanwhile. Try again.', truststore);
    case 'unreadable': return words('Nothing was changed: {0} cannot be read.', truststore);
    case 'linked': return words('Nothing was changed: {0} has a second name (a hard link), which would keep the old content.', truststore);
    case 'busy': return words('Nothing was changed: another program is changing {0}. If none is, delete {1}.', truststore, outcome.lock);
    case 'refused': return words('Nothing was changed: {0} could not be written ({1}).', truststore, outcome.code);
  }
}
