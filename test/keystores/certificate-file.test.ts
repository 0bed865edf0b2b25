// Files of certificates, each written by the programs that people use, and what is no such file.

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCertificateFile } from '../../server/src/core/keystore/certificate-file.ts';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { scratch } from '../disk/homes.ts';
import { fixture } from './fixtures.ts';

const chain = openKeystore(fixture('chain.jks').bytes, 'changeit', undefined).entries.flatMap((entry) => entry.chain);
const pemOf = (der: Uint8Array, type = 'CERTIFICATE'): string =>
  `-----BEGIN ${type}-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${type}-----\n`;
const [leaf, root] = chain as [typeof chain[0] & object, typeof chain[0] & object];

test('one certificate in DER', () => {
  expect(readCertificateFile(leaf.der)).toEqual({ format: 'DER', certificates: [leaf] });
});

test('certificates in PEM, with other things around', () => {
  const text = `Bag Attributes\r\n    friendlyName: gateway\r\n${pemOf(leaf.der).replaceAll('\n', '\r\n')}\r\nsubject=ü\n${pemOf(Buffer.from('secret'), 'PRIVATE KEY')}${pemOf(root.der, 'X509 CERTIFICATE')}`;
  expect(readCertificateFile(Buffer.from(text))).toEqual({ format: 'PEM', certificates: [leaf, root] });
});

test.each([
  ['nothing', ''], ['text', 'no certificate'], ['a private key', pemOf(Buffer.from('302e'), 'PRIVATE KEY')], ['a beginning', '-----BEGIN CERTIFICATE-----\nMIIC'],
  ['no end', pemOf(leaf.der).slice(0, -20)], ['no base64', '-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----'], ['too much', ' '.repeat(5_000_000)],
])('%s is no such file', (_, text) => {
  expect(readCertificateFile(Buffer.from(text))).toBeUndefined();
});

test('any beginning of a file, and a long one of beginnings, has an answer soon', () => {
  const text = pemOf(leaf.der) + pemOf(root.der);
  for (let end = 0; end < text.length; end += 7) readCertificateFile(Buffer.from(text.slice(0, end)));
  for (let end = 0; end < leaf.der.length; end += 7) expect(readCertificateFile(leaf.der.subarray(0, end))).toBeUndefined();
  const start = performance.now();
  readCertificateFile(Buffer.from('-----BEGIN CERTIFICATE-----\nA'.repeat(100_000)));
  readCertificateFile(Buffer.from('-----BEGIN CERTIFICATE-----\nA: b\n'.repeat(100_000)));
  expect(performance.now() - start).toBeLessThan(10_000);
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) test.skip('there is no openssl here', () => undefined);

describe.runIf(hasOpenssl)('PKCS #7 of openssl, with a key on a curve', () => {
  const { path: folder, remove } = scratch();
  const file = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

  beforeAll(() => {
    openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'key.pem', '-out', 'curve.pem', '-subj', '/CN=curve');
    writeFileSync(file('all.pem'), readFileSync(file('curve.pem'), 'utf8') + pemOf(root.der));
    openssl('crl2pkcs7', '-nocrl', '-certfile', 'all.pem', '-out', 'all.p7b');
    openssl('crl2pkcs7', '-nocrl', '-certfile', 'all.pem', '-outform', 'DER', '-out', 'all.der');
  });
  afterAll(remove);

  test.each(['all.p7b', 'all.der'])('%s', (name) => {
    const read = readCertificateFile(readFileSync(file(name)));
    expect(read?.format).toBe('PKCS7');
    expect(read?.certificates.map(({ subject }) => subject).sort()).toEqual(['CN=curve', root.subject]);
  });

  test('all.p7b as Windows writes it, under the name of a certificate', () => {
    const text = readFileSync(file('all.p7b'), 'utf8').replaceAll('PKCS7', 'CERTIFICATE');
    expect(readCertificateFile(Buffer.from(text))?.certificates.length).toBe(2);
  });
});
