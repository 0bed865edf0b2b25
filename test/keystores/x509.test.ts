// Certificates: every fact that Node's own reader and node-forge know as well is the same; and who trusts whom.

import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import forge from 'node-forge';
import { expect, test } from 'vitest';
import type { Certificate } from '../../server/src/core/keystore/keystore.ts';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { readTime } from '../../server/src/core/keystore/time.ts';
import { isIssuedBy, isTrusted } from '../../server/src/core/keystore/trust.ts';
import { readCertificate } from '../../server/src/core/keystore/x509.ts';
import { der, integer, oidOf } from './der-writer.ts';
import { readDer, whole, sequence } from '../../server/src/core/keystore/der.ts';
import { readName } from '../../server/src/core/keystore/x500.ts';
import { fixtures } from './fixtures.ts';

const ofFixtures = fixtures.flatMap(({ bytes, password }) => openKeystore(bytes, password, undefined).entries.flatMap((entry) => entry.chain));
const ofNode = rootCertificates.flatMap((pem) => readCertificate(new X509Certificate(pem).raw) ?? []);
const all = [...ofFixtures, ...ofNode];

test('Node\'s reader says the same', () => {
  expect(ofNode.length).toBe(rootCertificates.length);
  for (const one of all) {
    const other = new X509Certificate(one.der);
    const iso = (text: string): string => `${new Date(text).toISOString().slice(0, 19)}Z`;
    expect([one.notBefore, one.notAfter], one.subject).toEqual([iso(other.validFrom), iso(other.validTo)]);
    expect(one.sha256).toBe(other.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(one.sha1).toBe(other.fingerprint.replaceAll(':', '').toLowerCase());
    expect(BigInt(`0x${one.serial}`)).toBe(BigInt(`0x${other.serialNumber}`));
    expect([one.subject, one.ca]).toEqual([one.subject, other.ca]);
    expect(one.selfSigned, one.subject).toBe(other.issuer === other.subject && other.verify(other.publicKey));
    expect(one.keyAlgorithm.toLowerCase()).toBe(other.publicKey.asymmetricKeyType);
    const size = other.publicKey.asymmetricKeyDetails?.modulusLength;
    if (size !== undefined) expect(one.keySize).toBe(size);
    expect(one.extendedKeyUsage?.length).toBe(other.keyUsage?.length);
    expect(one.subjectAltNames.length).toBe(other.subjectAltName?.split(', ').length ?? 0);
  }
});

test('node-forge says the same of RSA certificates', () => {
  const rsa = all.filter((one) => one.keyAlgorithm === 'RSA');
  expect(rsa.length).toBeGreaterThan(50);
  for (const one of rsa) {
    const other = forge.pki.certificateFromAsn1(forge.asn1.fromDer(Buffer.from(one.der).toString('binary')));
    const commonNames = other.subject.attributes.filter((attribute) => attribute.shortName === 'CN').map((attribute) => attribute.value);
    expect(one.commonNames.length, one.subject).toBe(commonNames.length);
    const usage = other.getExtension('keyUsage') as Record<string, boolean> | undefined;
    const names = usage && Object.keys(usage).filter((name) => /^(digital|non|key|data|cRL|encipher|decipher)/.test(name) && usage[name]);
    expect([...one.keyUsage ?? []].sort(), one.subject).toEqual([...names ?? []].sort());
  }
});

const chain = openKeystore(fixtures.find((one) => one.name === 'chain.jks')!.bytes, undefined, undefined).entries;
const [leaf, root] = chain.find((entry) => entry.kind === 'key')!.chain as readonly [Certificate, Certificate];
const stranger = openKeystore(fixtures.find((one) => one.name === 'openssl.p12')!.bytes, 'changeit', undefined).entries[0]!.chain[0]!;

test('issued by name and signature', () => {
  expect(isIssuedBy(leaf, root)).toBe(true);
  expect(isIssuedBy(root, root)).toBe(true);
  expect(isIssuedBy(root, leaf)).toBe(false);
  expect(isIssuedBy(leaf, stranger)).toBe(false);
  // Another key under the name of the issuer.
  expect(isIssuedBy(leaf, { ...stranger, subjectId: root.subjectId })).toBe(false);
});

test('a signature of an algorithm that is not known here is neither right nor wrong', () => {
  // The last arc of sha256WithRSAEncryption becomes that of MD2.
  const md2 = Buffer.from(root.der);
  for (let at = md2.indexOf('2a864886f70d01010b', 0, 'hex'); at >= 0; at = md2.indexOf('2a864886f70d01010b', at + 1, 'hex')) md2[at + 8] = 2;
  const certificate = readCertificate(md2)!;
  expect([certificate.signatureAlgorithm, certificate.selfSigned]).toEqual(['MD2withRSA', true]);
  expect(isIssuedBy(certificate, root)).toBeUndefined();
  expect(isTrusted([certificate], [{ ...root, publicKey: 'other' }])).toBeUndefined();
});

test('an RSASSA-PSS signature with another digest for its mask is not taken for a wrong one', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 1024, hashAlgorithm: 'sha256', mgf1HashAlgorithm: 'sha1' });
  const bits = sequence(readDer(publicKey.export({ format: 'der', type: 'spki' })))![1]!;
  const key = der(0x30, der(0x30, oidOf('2a864886f70d010101'), Buffer.from([5, 0])), whole(bits));
  // SHA-256, and nothing of the mask, which is SHA-1 then.
  const algorithm = der(0x30, oidOf('2a864886f70d01010a'), der(0x30, der(0xa0, der(0x30, oidOf('608648016503040201'))), der(0xa2, integer(32))));
  const [body] = sequence(readDer(root.der))!;
  const fields = sequence(body)!.map(whole);
  fields[2] = algorithm;
  fields[6] = key;
  const signed = der(0x30, ...fields);
  const made = readCertificate(der(0x30, signed, algorithm, der(3, Buffer.from([0]), sign('sha256', signed, { key: privateKey, saltLength: 32 }))))!;
  expect([made.signatureAlgorithm, made.selfSigned, isIssuedBy(made, made)]).toEqual(['RSASSA-PSS', true, undefined]);
});

test('a forged self-signed certificate is not self-signed', () => {
  const forged = Buffer.from(root.der);
  forged[forged.length - 1]! ^= 1;
  expect(readCertificate(forged)?.selfSigned).toBe(false);
});

test('trusted: itself, its key under its name, its issuer, an issuer further up', () => {
  expect(isTrusted([leaf, root], [leaf])).toBe(true);
  expect(isTrusted([leaf], [{ ...leaf, sha256: 'renewed' }])).toBe(true);
  expect(isTrusted([leaf], [stranger, root])).toBe(true);
  expect(isTrusted([leaf, root], [root])).toBe(true);
  expect(isTrusted([leaf, root], [stranger])).toBe(false);
  expect(isTrusted([leaf], [])).toBe(false);
  expect(isTrusted([], [root])).toBe(false);
  // A root that has nothing to do with the leaf does not help it.
  expect(isTrusted([stranger, root], [root])).toBe(false);
});

test('a leaf against a big truststore takes little time', () => {
  const before = performance.now();
  for (let i = 0; i < 20; i++) isTrusted([leaf, root], ofNode);
  expect((performance.now() - before) / 20).toBeLessThan(10);
});

const attribute = (oid: string, tag: number, value: string): Buffer => der(0x31, der(0x30, oidOf(oid), der(tag, Buffer.from(value, 'utf8'))));
const name = (...parts: readonly Buffer[]): ReturnType<typeof readName> => readName(readDer(der(0x30, ...parts)));

test('names are written as keytool writes them', () => {
  expect(name(attribute('550406', 0x13, 'DE'), attribute('55040a', 0x0c, 'A, B'), attribute('550403', 0x0c, 'x'))?.text).toBe('CN=x, O="A, B", C=DE');
  expect(name(attribute('550403', 0x0c, 'a "b" \\'))?.text).toBe('CN="a \\"b\\" \\\\"');
  expect(name(attribute('550403', 0x0c, ' x'))?.text).toBe('CN=" x"');
  expect(name(attribute('550403', 0x0c, '<img onerror=x>'))?.text).toBe('CN="<img onerror=x>"');
  expect(name(attribute('2a864886f70d010901', 0x16, 'a@b'))?.text).toBe('EMAILADDRESS=a@b');
  expect(name(attribute('55042d', 0x03, 'x'))?.text).toBe('OID.2.5.4.45=#030178');
  expect(name(attribute('550403', 0x0c, 'one'), attribute('550403', 0x0c, 'two'))?.commonNames).toEqual(['two', 'one']);
  expect(name()?.text).toBe('');
});

test('names compare as the JDK compares them', () => {
  const plain = name(attribute('550403', 0x0c, 'Example Root'))?.id;
  expect(name(attribute('550403', 0x13, 'EXAMPLE  root '))?.id).toBe(plain);
  expect(name(attribute('550403', 0x0c, 'Example Root 2'))?.id).not.toBe(plain);
  expect(name(attribute('55040b', 0x0c, 'Example Root'))?.id).not.toBe(plain);
  // As String.trim of Java, and blanks in a row only: any other white space counts.
  expect(name(attribute('550403', 0x0c, '\t\0Example Root\x1f'))?.id).toBe(plain);
  expect(name(attribute('550403', 0x0c, 'Example Root\u00a0'))?.id).not.toBe(plain);
  expect(name(attribute('550403', 0x0c, 'Example\nRoot'))?.id).not.toBe(plain);
  // A PrintableString has ASCII only.
  const latin = (tag: number, hex: string): string | undefined => name(der(0x31, der(0x30, oidOf('550403'), der(tag, Buffer.from(hex, 'hex')))))?.id;
  expect(latin(0x13, '4be96c6e')).not.toBe(latin(0x0c, '4bc3a96c6e'));
  expect(latin(0x13, '4be96c6e')).toBe(latin(0x13, '4bea6c6e'));
});

test('a name takes time in proportion to its length', () => {
  const parts = Buffer.concat(Array.from({ length: 300_000 }, () => attribute('550403', 0x0c, 'x')));
  const blanks = name(attribute('550403', 0x0c, `x${' '.repeat(4_000_000)}x`));
  const before = performance.now();
  expect(name(parts)?.commonNames.length).toBe(300_000);
  expect(blanks).toBeDefined();
  expect(performance.now() - before).toBeLessThan(10_000);
}, 60_000);

test('of a key usage only the bits that are used count', () => {
  const extension = der(0xa3, der(0x30, der(0x30, oidOf('551d0f'), der(4, der(3, Buffer.from([2, 0b1000_0011, 0xff]))))));
  const [body, ...rest] = sequence(readDer(root.der))!;
  const fields = sequence(body)!.filter(({ tag }) => tag !== 0xa3).map(whole);
  const certificate = der(0x30, der(0x30, ...fields, extension), ...rest.map(whole));
  expect(readCertificate(certificate)?.keyUsage).toEqual(['digitalSignature', 'cRLSign', 'encipherOnly', 'decipherOnly']);
  expect(readCertificate(certificate.fill(9, certificate.indexOf('030302', 0, 'hex') + 2, certificate.indexOf('030302', 0, 'hex') + 3))?.keyUsage).toEqual(['digitalSignature', 'cRLSign']);
});

test.each([
  [0x17, '491231235959Z', '2049-12-31T23:59:59Z'],
  [0x17, '500101000000Z', '1950-01-01T00:00:00Z'],
  [0x17, '2501010000Z', '2025-01-01T00:00:00Z'],
  [0x17, '250101000000+0130', '2024-12-31T22:30:00Z'],
  [0x18, '99991231235959Z', '9999-12-31T23:59:59Z'],
  [0x18, '20250101000000.123Z', '2025-01-01T00:00:00Z'],
  [0x17, '251301000000Z', undefined],
  [0x17, 'yesterday', undefined],
  [0x0c, '250101000000Z', undefined],
])('the time %i %s', (tag, text, expected) => {
  expect(readTime(readDer(der(tag, Buffer.from(text))))).toBe(expected);
});

test('what is no certificate is none', () => {
  expect(readCertificate(new Uint8Array())).toBeUndefined();
  expect(readCertificate(der(0x30, der(0x30), der(0x30), der(3)))).toBeUndefined();
  expect(readCertificate(root.der.subarray(0, -1))).toBeUndefined();
  expect(readCertificate(whole(sequence(readDer(root.der))![0]!))).toBeUndefined();
});
