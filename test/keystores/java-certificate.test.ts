// Certificates that Java does not read: in a keystore of the JDK here, it refuses all of it, and so do we before one is added.

import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addCertificate } from '../../server/src/core/keystore/add-certificate.ts';
import { readDer, sequence, tags, whole } from '../../server/src/core/keystore/der.ts';
import { isReadByJava } from '../../server/src/core/keystore/java-certificate.ts';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { readCertificate } from '../../server/src/core/keystore/x509.ts';
import { der, integer, oidOf } from './der-writer.ts';
import { fixture, fixtures } from './fixtures.ts';
import { askJdk, has } from './jdk.ts';

const certificates = fixtures.flatMap(({ bytes, password }) => openKeystore(bytes, password, undefined).entries.flatMap(({ chain }) => chain));
const leaf = openKeystore(fixture('chain.jks').bytes, undefined, undefined).entries.find(({ kind }) => kind === 'key')!.chain[0]!;

const parts = (bytes: Uint8Array): Uint8Array[] => sequence(readDer(bytes))!.map(whole);
/** The leaf with another field; the signature does not matter to who only reads. */
function changed(change: (fields: Uint8Array[]) => unknown, outer: (parts: Uint8Array[]) => unknown = () => undefined): Uint8Array {
  const [body, ...rest] = parts(leaf.der);
  const fields = parts(body!);
  change(fields);
  const all = [der(0x30, ...fields), ...rest];
  outer(all);
  return der(0x30, ...all);
}
const nothing = der(0x30);
const at = (index: number, field: Uint8Array) => (fields: Uint8Array[]): unknown => (fields[index] = field);
const times = (tag: number, text: string): Buffer => der(0x30, der(tag, Buffer.from(text)), der(tags.utcTime, Buffer.from('340101000000Z')));
const extension = (id: string, critical: boolean, value: Buffer): Buffer => der(0x30, oidOf(id), ...(critical ? [der(1, Buffer.from([255]))] : []), der(4, value));
const extensions = (...list: readonly Buffer[]): Buffer => der(0xa3, der(0x30, ...list));
const names = der(0x30, der(0x82, Buffer.from('localhost')));
const curve = (parameters: Buffer): Buffer => der(0x30, der(0x30, oidOf('2a8648ce3d0201'), parameters), der(3, Buffer.alloc(66, 4).fill(0, 0, 1)));
const key = (bits: number): Buffer => der(0x30, der(0x30, oidOf('2a864886f70d010101'), Buffer.from([5, 0])),
  der(3, Buffer.from([0]), der(0x30, der(2, Buffer.concat([Buffer.from([0, 0x80]), Buffer.alloc(bits / 8 - 1, 1)])), integer(65537))));

const refused: readonly (readonly [string, Uint8Array])[] = [
  ['another algorithm outside', changed(() => undefined, (all) => (all[1] = der(0x30, oidOf('2a864886f70d01010d'), Buffer.from([5, 0]))))],
  ['a fourth part', changed(() => undefined, (all) => all.push(nothing))],
  ['an empty serial number', changed(at(1, der(2)))],
  ['an empty issuer', changed(at(3, nothing))],
  ['an empty subject', changed(at(5, nothing))],
  ['an hour too late', changed(at(4, times(tags.utcTime, '240101240000Z')))],
  ['a time without its zone', changed(at(4, times(tags.generalizedTime, '20240101000000')))],
  ['version 1 with extensions', changed((fields) => fields.shift())],
  ['version 2 with extensions', changed(at(0, der(0xa0, integer(1))))],
  ['version 4', changed(at(0, der(0xa0, integer(3))))],
  ['an extension twice', changed(at(7, extensions(extension('551d11', false, names), extension('551d11', false, names))))],
  ['a curve written out', changed(at(6, curve(der(0x30, integer(1)))))],
  ['a curve that it does not know', changed(at(6, curve(oidOf('2b24030302080101')))) ],
  ['an RSA key of 504 bits', changed(at(6, key(504)))],
];
const taken: readonly (readonly [string, Uint8Array])[] = [
  ['a certificate', leaf.der],
  ['something behind it', Buffer.concat([leaf.der, Buffer.from([0])])],
  ['an empty subject with a critical name', changed((fields) => fields.splice(5, 3, nothing, fields[6]!, extensions(extension('551d11', true, names))))],
  ['version 1 without extensions', changed((fields) => [fields.shift(), fields.pop()])],
  ['a time without seconds', changed(at(4, times(tags.utcTime, '2401010000Z')))],
  ['a time of another zone', changed(at(4, times(tags.utcTime, '240101000000+0130')))],
  ['an extension that nobody knows', changed(at(7, extensions(extension('2a0304', true, Buffer.from([5, 0])))))],
  ['an RSA key of 512 bits', changed(at(6, key(512)))],
];

test('what everybody has is read', () => {
  const all = [...certificates.map((each) => each.der), ...rootCertificates.map((pem) => new X509Certificate(pem).raw)];
  expect(all.filter((each) => !isReadByJava(each))).toEqual([]);
});

test.each(refused)('refused: %s', (_, bytes) => expect(isReadByJava(bytes)).toBe(false));
test.each(taken)('taken: %s', (_, bytes) => expect(isReadByJava(bytes)).toBe(true));

test.runIf(has('java', '-version'))('the JDK here says the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const cases = [...refused, ...taken].filter(([, bytes]) => readCertificate(bytes));
  const { bytes: empty, password } = fixture('empty.jks');
  const questions = cases.map(([, bytes], index) => {
    const file = join(folder, `${index}.jks`);
    writeFileSync(file, addCertificate(empty, password, { alias: 'odd', der: bytes, created: 0, random: randomBytes })!);
    return { file, password, keyPassword: undefined };
  });
  const verdicts = askJdk(questions).map(({ type }, index) => [cases[index]![0], type === 'JKS']);
  rmSync(folder, { recursive: true });
  expect(verdicts).toEqual(cases.map(([name, bytes]) => [name, isReadByJava(bytes)]));
  expect(cases.length).toBeGreaterThan(15);
});
