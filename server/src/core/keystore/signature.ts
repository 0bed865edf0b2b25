// Checks the signature of a certificate, as far as the crypto library here knows its algorithm.

import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { signatureAlgorithms } from './algorithm.ts';
import { children, content, explicit, oid, readDer, sequence, smallInteger, tags, whole, type Der } from './der.ts';

/** The parts of a certificate that a signature is about. */
export interface Signed {
  readonly body: Uint8Array;
  readonly algorithm: Der;
  readonly signature: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Takes the DER of a certificate apart; undefined if it is malformed. */
export function signedParts(der: Uint8Array): Signed | undefined {
  const [body, algorithm, signature] = sequence(readDer(der)) ?? [];
  if (body === undefined || algorithm === undefined || signature?.tag !== tags.bitString) return undefined;
  const fields = sequence(body) ?? [];
  const publicKey = fields[fields[0]?.tag === 0xa0 ? 6 : 5];
  if (publicKey === undefined) return undefined;
  return { body: whole(body), algorithm, signature: content(signature).subarray(1), publicKey: whole(publicKey) };
}

/**
 * Whether a public key (SubjectPublicKeyInfo) made the signature; undefined where that cannot be checked:
 * MD2 everywhere, and in VS Code also DSA and some curves, which its BoringSSL does not have.
 */
export function isSignedBy(signed: Signed, publicKey: Uint8Array): boolean | undefined {
  const scheme = readScheme(signed.algorithm);
  if (scheme === undefined) return undefined;
  // Here an exception is an answer: OpenSSL and BoringSSL throw at algorithms and keys that they do not know.
  try {
    const key = importKey(publicKey);
    return verify(scheme.digest, signed.body, { key, ...scheme.padding }, signed.signature);
  } catch {
    return undefined;
  }
}

function importKey(publicKey: Uint8Array): KeyObject {
  const [identifier, bits] = sequence(readDer(publicKey)) ?? [];
  const isRsa = oid(sequence(identifier)?.[0]) === '1.2.840.113549.1.1.1';
  // OpenSSL 3 takes 90 µs to find out what a SubjectPublicKeyInfo is, and 5 µs where it is told.
  if (isRsa && bits?.tag === tags.bitString) {
    return createPublicKey({ key: Buffer.from(content(bits).subarray(1)), format: 'der', type: 'pkcs1' });
  }
  return createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
}

interface Scheme {
  readonly digest: string | null;
  readonly padding: { readonly padding: number; readonly saltLength: number } | undefined;
}

function readScheme(algorithm: Der): Scheme | undefined {
  const [name, parameters] = sequence(algorithm) ?? [];
  const id = oid(name) ?? '';
  if (id === '1.2.840.113549.1.1.10') return readPss(parameters);
  const digest = signatureAlgorithms[id]?.digest;
  return digest === undefined ? undefined : { digest, padding: undefined };
}

const pssDigests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.4': 'sha224', '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
};

// RFC 4055, 3.1: SHA-1 and a salt of 20 bytes where nothing else is said.
function readPss(parameters: Der | undefined): Scheme | undefined {
  const fields = children(parameters) ?? [];
  const field = (number: number): Der | undefined => explicit(fields.find((one) => one.tag === (0xa0 | number)), number);
  const digestOf = (hash: Der | undefined): string | undefined => (hash === undefined ? 'sha1' : pssDigests[oid(sequence(hash)?.[0]) ?? '']);
  const digest = digestOf(field(0));
  const salt = field(2);
  const saltLength = salt === undefined ? 20 : smallInteger(salt);
  // The mask may be made with another digest, which cannot be asked for here.
  if (digest === undefined || saltLength === undefined || digestOf(sequence(field(1))?.[1]) !== digest) return undefined;
  return { digest, padding: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } };
}
