// Reads files of certificates: PEM, DER and PKCS #7 (.crt, .cer, .pem, .der, .p7b), told apart by their bytes.

import pem from 'node-forge/lib/pem.js';
import { children, explicit, oid, readDer, sequence, tags, whole, type Der } from './der.ts';
import type { Certificate } from './keystore.ts';
import { readCertificate } from './x509.ts';

/** What a file of certificates holds, in the order of the file; `certificates` is never empty. */
export interface CertificateFile {
  readonly format: 'PEM' | 'DER' | 'PKCS7';
  readonly certificates: readonly Certificate[];
}

/** Far more than any chain; a list of all public authorities has a few hundred kilobytes. */
const mostBytes = 4 * 1024 * 1024;
const mostCertificates = 1000;
const signedData = '1.2.840.113549.1.7.2';
/** What programs call a certificate; the trusted one of OpenSSL has more behind it. */
const certificateTypes: readonly string[] = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];
const bundleTypes: readonly string[] = ['PKCS7', 'PKCS #7 SIGNED DATA', 'CMS', 'CERTIFICATE CHAIN'];

/** The certificates of a file; undefined where it holds none that can be read. */
export function readCertificateFile(bytes: Uint8Array): CertificateFile | undefined {
  if (bytes.length > mostBytes) return undefined;
  const root = bytes[0] === tags.sequence ? readDer(bytes) : undefined;
  const bundled = bundledIn(root);
  if (bundled) return filled('PKCS7', bundled);
  if (root) return filled('DER', [whole(root)]);
  const messages = messagesIn(Buffer.from(bytes).toString('latin1'));
  const ders = messages.flatMap(({ type, body }) => {
    const element = readDer(Buffer.from(body, 'latin1'));
    if (!element || ![...certificateTypes, ...bundleTypes].includes(type)) return [];
    // Windows calls a whole chain a certificate.
    return bundledIn(element) ?? (certificateTypes.includes(type) ? [whole(element)] : []);
  });
  const isBundle = messages.length > 0 && messages.every(({ type }) => bundleTypes.includes(type));
  return filled(isBundle ? 'PKCS7' : 'PEM', ders);
}

function filled(format: CertificateFile['format'], ders: readonly Uint8Array[]): CertificateFile | undefined {
  const certificates = ders.slice(0, mostCertificates).flatMap((der) => readCertificate(der) ?? []);
  return certificates.length > 0 ? { format, certificates } : undefined;
}

function messagesIn(text: string): readonly { readonly type: string; readonly body: string }[] {
  if (!text.includes('-----BEGIN ')) return [];
  try {
    return pem.decode(text);
  } catch {
    return [];
  }
}

/** The certificates of SignedData (RFC 2315); node-forge reads it with RSA keys only. */
function bundledIn(root: Der | undefined): readonly Uint8Array[] | undefined {
  const [type, wrapped] = sequence(root) ?? [];
  if (oid(type) !== signedData) return undefined;
  const list = sequence(explicit(wrapped, 0))?.find(({ tag }) => tag === 0xa0);
  return children(list)?.filter(({ tag }) => tag === tags.sequence).map(whole);
}
