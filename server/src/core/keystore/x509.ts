// Reads X.509 certificates: all facts from their own bytes, so that they are the same in every build of Node.

import { curveSizes, keyAlgorithms, purposes, signatureAlgorithms } from './algorithm.ts';
import { bitLength, children, content, explicit, octets, oid, readDer, sequence, tags, whole, type Der } from './der.ts';
import { hexDigest } from './hash.ts';
import type { Certificate, KeyUsage } from './keystore.ts';
import { isSignedBy, signedParts } from './signature.ts';
import { alternativeName } from './alternative-name.ts';
import { readTime } from './time.ts';
import { readName } from './x500.ts';

// The same authorities lie in every truststore; a few thousand certificates are a few megabytes.
const remembered = new Map<string, Certificate>();
const rememberedMost = 2000;

/** Reads one certificate from DER (or BER); undefined if it cannot be read. */
export function readCertificate(der: Uint8Array): Certificate | undefined {
  const sha256 = hexDigest('sha256', der);
  const known = remembered.get(sha256);
  if (known !== undefined) return known;
  const certificate = parse(der.slice(), sha256);
  if (certificate === undefined) return undefined;
  if (remembered.size >= rememberedMost) remembered.clear();
  remembered.set(sha256, certificate);
  return certificate;
}

function parse(der: Uint8Array, sha256: string): Certificate | undefined {
  const [body, outerAlgorithm] = sequence(readDer(der)) ?? [];
  const all = sequence(body) ?? [];
  const fields = all[0]?.tag === 0xa0 ? all.slice(1) : all;
  const [serial, , issuerName, validity, subjectName, publicKey] = fields;
  const issuer = readName(issuerName);
  const subject = isSame(issuerName, subjectName) ? issuer : readName(subjectName);
  const [from, to] = sequence(validity) ?? [];
  const notBefore = readTime(from);
  const notAfter = readTime(to);
  const key = readPublicKey(publicKey);
  const signatureId = oid(sequence(outerAlgorithm)?.[0]);
  if (serial?.tag !== tags.integer || issuer === undefined || subject === undefined || notBefore === undefined
    || notAfter === undefined || key === undefined || publicKey === undefined || signatureId === undefined) return undefined;
  const isOwnIssuer = subject.id === issuer.id;
  let selfSigned: boolean | undefined;
  return {
    subject: subject.text,
    issuer: issuer.text,
    serial: readSerial(content(serial)),
    notBefore,
    notAfter,
    keyAlgorithm: key.algorithm,
    keySize: key.size,
    signatureAlgorithm: signatureAlgorithms[signatureId]?.name ?? signatureId,
    sha1: hexDigest('sha1', der),
    sha256,
    publicKey: hexDigest('sha256', whole(publicKey)),
    subjectId: subject.id,
    issuerId: issuer.id,
    ...readExtensions(fields),
    commonNames: subject.commonNames,
    // Most are never asked, and checking a signature takes as long as reading the certificate.
    get selfSigned() {
      return (selfSigned ??= isOwnIssuer && signsItself(der));
    },
    der,
  };
}

/** Most certificates of a truststore are their own issuers. */
const isSame = (one: Der | undefined, other: Der | undefined): boolean => one !== undefined && other !== undefined && Buffer.compare(whole(one), whole(other)) === 0;

function signsItself(der: Uint8Array): boolean {
  const signed = signedParts(der);
  return signed !== undefined && isSignedBy(signed, signed.publicKey) !== false;
}

// As BigInteger.toString(16) of Java writes it.
function readSerial(bytes: Uint8Array): string {
  const value = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  const negative = (bytes[0] ?? 0) >= 0x80;
  return (negative ? value - (1n << BigInt(bytes.length * 8)) : value).toString(16);
}

function readPublicKey(element: Der | undefined): { algorithm: string; size: number | undefined } | undefined {
  const [identifier, bits] = sequence(element) ?? [];
  const [name, parameters] = sequence(identifier) ?? [];
  const id = oid(name);
  if (id === undefined || bits?.tag !== tags.bitString) return undefined;
  const algorithm = keyAlgorithms[id] ?? id;
  return { algorithm, size: keySize(algorithm, parameters, bits) };
}

function keySize(algorithm: string, parameters: Der | undefined, bits: Der): number | undefined {
  switch (algorithm) {
    case 'RSA': case 'RSASSA-PSS': return bitLength(sequence(readDer(bits.source, bits.start + 1, bits.end))?.[0]);
    case 'DSA': return bitLength(sequence(parameters)?.[0]);
    // A curve written out in full has its order as the fifth field (RFC 3279, 2.3.5).
    case 'EC': return curveSizes[oid(parameters) ?? ''] ?? bitLength(sequence(parameters)?.[4]);
    case 'Ed25519': return 255;
    case 'Ed448': return 448;
    default: return undefined;
  }
}

type Extensions = Pick<Certificate, 'keyUsage' | 'keyUsageCritical' | 'extendedKeyUsage' | 'subjectAltNames' | 'ca'>;

function extensionsOf(fields: readonly Der[]): ReadonlyMap<string, { readonly value: Der | undefined; readonly critical: boolean }> {
  const found = new Map<string, { value: Der | undefined; critical: boolean }>();
  for (const extension of sequence(explicit(fields.find((field) => field.tag === 0xa3), 3)) ?? []) {
    const parts = sequence(extension) ?? [];
    const id = oid(parts[0]);
    const bytes = octets(parts.at(-1));
    if (id === undefined || bytes === undefined) continue;
    const flag = parts.length > 2 ? parts[1] : undefined;
    found.set(id, { value: readDer(bytes), critical: flag?.tag === tags.boolean && content(flag)[0] !== 0 });
  }
  return found;
}

/** The identifiers (RFC 5280, 4.2.1.1 and 4.2.1.2) of its own key and of the one that signed it, in hex; undefined where it does not say. */
export function keyIdentifiers(der: Uint8Array): { readonly own: string | undefined; readonly issuer: string | undefined } {
  const [body] = sequence(readDer(der)) ?? [];
  const found = extensionsOf(sequence(body) ?? []);
  const hex = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString('hex');
  const issuer = sequence(found.get('2.5.29.35')?.value)?.find(({ tag }) => tag === 0x80);
  return { own: hex(octets(found.get('2.5.29.14')?.value)), issuer: hex(issuer && content(issuer)) };
}

function readExtensions(fields: readonly Der[]): Extensions {
  const found = extensionsOf(fields);
  const usage = found.get('2.5.29.15');
  const purposeList = sequence(found.get('2.5.29.37')?.value);
  const [isAuthority] = sequence(found.get('2.5.29.19')?.value) ?? [];
  return {
    keyUsage: readKeyUsage(usage?.value),
    keyUsageCritical: usage?.critical ?? false,
    extendedKeyUsage: purposeList?.flatMap((purpose) => oid(purpose) ?? []).map((id) => purposes[id] ?? id),
    subjectAltNames: (children(found.get('2.5.29.17')?.value) ?? []).flatMap((name) => alternativeName(name) ?? []),
    ca: isAuthority?.tag === tags.boolean && content(isAuthority)[0] !== 0,
  };
}

const usages: readonly KeyUsage[] = [
  'digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement',
  'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly',
];

function readKeyUsage(element: Der | undefined): readonly KeyUsage[] | undefined {
  if (element?.tag !== tags.bitString) return undefined;
  const [unused = 0, ...bits] = content(element);
  const count = bits.length * 8 - unused;
  return usages.filter((_, i) => i < count && (bits[i >> 3]! & (0x80 >> (i & 7))) !== 0);
}
