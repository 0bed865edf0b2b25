// Whether one certificate is issued by another, and whether a truststore trusts a chain.

import type { Certificate } from './keystore.ts';
import { isSignedBy, signedParts } from './signature.ts';

// Rules and truststores ask for the same pairs again and again.
const remembered = new Map<string, boolean | undefined>();
const rememberedMost = 10_000;

/** Whether the issuer signed the certificate, by name and signature; undefined where the signature cannot be checked here. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean | undefined {
  if (certificate.issuerId !== issuer.subjectId) return false;
  const pair = `${certificate.sha256} ${issuer.publicKey}`;
  if (remembered.has(pair)) return remembered.get(pair);
  const result = checkSignature(certificate, issuer);
  if (remembered.size >= rememberedMost) remembered.clear();
  remembered.set(pair, result);
  return result;
}

function checkSignature(certificate: Certificate, issuer: Certificate): boolean | undefined {
  const signed = signedParts(certificate.der);
  const publicKey = signedParts(issuer.der)?.publicKey;
  return signed === undefined || publicKey === undefined ? undefined : isSignedBy(signed, publicKey);
}

/**
 * Whether one of the trusted certificates makes the chain (leaf first) trusted: it is in the chain, has the name and
 * key of one that is, or issued one. Undefined where that hangs on a signature that cannot be checked here.
 */
export function isTrusted(chain: readonly Certificate[], trusted: readonly Certificate[]): boolean | undefined {
  let isLinkUnsure = false;
  let isUnsure = false;
  for (const [i, certificate] of chain.entries()) {
    const below = chain[i - 1];
    const link = below === undefined || isIssuedBy(below, certificate);
    if (link === false) break;
    isLinkUnsure ||= link === undefined;
    const verdict = isAnchored(certificate, trusted);
    if (verdict === true && !isLinkUnsure) return true;
    isUnsure ||= verdict !== false;
  }
  return isUnsure ? undefined : false;
}

function isAnchored(certificate: Certificate, trusted: readonly Certificate[]): boolean | undefined {
  if (trusted.some((anchor) => isSame(certificate, anchor))) return true;
  const verdicts = trusted.map((anchor) => isIssuedBy(certificate, anchor));
  return verdicts.includes(true) ? true : verdicts.includes(undefined) ? undefined : false;
}

function isSame(one: Certificate, other: Certificate): boolean {
  return one.sha256 === other.sha256 || (one.publicKey === other.publicKey && one.subjectId === other.subjectId);
}
