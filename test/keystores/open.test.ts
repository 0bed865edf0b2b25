// What openKeystore says of files of every kind, the good and the bad.

import { expect, test } from 'vitest';
import { findEntry, sameAlias } from '../../server/src/core/keystore/alias.ts';
import { openKeystore, readStore, tryKeys } from '../../server/src/core/keystore/open.ts';
import { isShipped } from '../../server/src/core/keystore/shipped.ts';
import { asBer, at, der, integer, oidOf, withPbmac1 } from './der-writer.ts';
import { readDer, sequence, whole } from '../../server/src/core/keystore/der.ts';
import { fixture } from './fixtures.ts';

const text = (value: string): Buffer => Buffer.from(value, 'latin1');
const rsa = fixture('chain.jks').bytes;
const certificate = Buffer.from(openKeystore(rsa, undefined, undefined).entries[0]!.chain[0]!.der);

const bad: readonly (readonly [name: string, bytes: Uint8Array, expected: string])[] = [
  ['nothing', text(''), 'damaged: empty'],
  ['a JKS that Maven filtered', Buffer.from(rsa.toString('utf8')), 'damaged: passed through a text filter'],
  ['a PKCS12 that Maven filtered', Buffer.from(fixture('modern.p12').bytes.toString('utf8')), 'damaged: passed through a text filter'],
  ['half a JKS', rsa.subarray(0, 800), 'damaged: cut short or altered'],
  ['a JKS without its digest', rsa.subarray(0, -20), 'damaged: cut short'],
  ['the head of a JKS', rsa.subarray(0, 6), 'damaged: cut short'],
  ['half a PKCS12', fixture('modern.p12').bytes.subarray(0, 800), 'damaged: cut short or altered'],
  ['a JKS of version 3', Buffer.concat([rsa.subarray(0, 4), Buffer.from([0, 0, 0, 3]), rsa.subarray(8)]), 'damaged: of a version that does not exist'],
  ['a text', text('<keystore/>'), 'damaged: none of the known formats'],
  ['a certificate', certificate, 'damaged: a certificate, not a keystore'],
  ['PKCS #7', der(0x30, oidOf('2a864886f70d010702'), der(0xa0)), 'damaged: certificates without a keystore (PKCS #7)'],
  ['PEM', text('-----BEGIN CERTIFICATE-----\n'), 'unsupported: PEM'],
  ['BKS', Buffer.from('0000000200000014', 'hex'), 'unsupported: BKS or UBER'],
  ['UBER', Buffer.from('0000000100000014', 'hex'), 'unsupported: BKS or UBER'],
  ['BCFKS', der(0x30, der(0x30, der(0x30, oidOf('2a03')), der(4))), 'unsupported: BCFKS'],
  ['a pointer', text('version https://git-lfs.github.com/spec/v1\noid sha256:00\n'), 'unsupported: a pointer of Git LFS: the file itself has not been fetched'],
  ['over 16 MiB', Buffer.alloc(16 * 1024 * 1024 + 1), 'unsupported: larger than 16 MiB'],
  ['a PKCS12 protected with a public key', der(0x30, integer(3), der(0x30, oidOf('2a864886f70d010702'), der(0xa0))), 'unsupported: protected with a public key'],
];

test.each(bad)('%s', (_, bytes, expected) => {
  const problems: unknown[] = [];
  const opened = openKeystore(bytes, 'changeit', undefined, (error) => problems.push(error));
  expect(`${opened.state}: ${opened.reason ?? ''}`).toBe(expected);
  expect([opened.complete, problems]).toEqual([false, []]);
});

test('a flawed certificate hides no other', () => {
  const start = rsa.indexOf(certificate);
  const flawed = Buffer.from(rsa);
  flawed[start + 4] = 0x31;
  const opened = openKeystore(flawed, undefined, undefined);
  expect(opened.state).toBe('locked');
  expect(opened.entries.map((entry) => [entry.alias, entry.chain.length])).toEqual([['root', 0], ['wso2carbon', 2]]);
});

test('a PKCS12 of old programs, with open lengths and in pieces', () => {
  for (const name of ['modern.p12', 'legacy.p12', 'passwordless.p12']) {
    const { bytes, password } = fixture(name);
    expect(openKeystore(asBer(bytes), password, undefined), name).toEqual(openKeystore(bytes, password, undefined));
    expect(openKeystore(asBer(bytes), 'wrong', undefined).state).toBe(openKeystore(bytes, 'wrong', undefined).state);
  }
});

test('a PKCS12 with PBMAC1', () => {
  const { bytes, password } = fixture('modern.p12');
  const store = withPbmac1(bytes, password);
  expect(openKeystore(store, password, undefined)).toEqual(openKeystore(bytes, password, undefined));
  expect(openKeystore(store, 'wrong', undefined).state).toBe('locked');
});

test('a PKCS12 with attributes of other kinds is one that the JDK refuses', () => {
  const attribute = (id: string, ...values: readonly Buffer[]): Buffer => der(0x30, oidOf(id), der(0x31, ...values));
  const bag = (...attributes: readonly Buffer[]): Buffer => der(0x30, oidOf('2a864886f70d010c0a0103'),
    der(0xa0, der(0x30, oidOf('2a864886f70d01091601'), der(0xa0, der(4, certificate)))), der(0x31, ...attributes));
  const holding = (...attributes: readonly Buffer[]): Buffer => der(0x30, integer(3), der(0x30, oidOf('2a864886f70d010701'), der(0xa0, der(4, der(0x30,
    der(0x30, oidOf('2a864886f70d010701'), der(0xa0, der(4, der(0x30, bag(...attributes))))))))));
  const [name, keyId, trusted] = ['2a864886f70d010914', '2a864886f70d010915', '6086480186f966adca7b0101'] as const;
  const opened = (...attributes: readonly Buffer[]): unknown => {
    const { state, entries } = openKeystore(holding(...attributes), undefined, undefined);
    return [state, ...entries.map(({ alias, kind }) => `${alias} ${kind}`)];
  };
  expect(opened(attribute(name, der(0x1e, Buffer.from('\0x'))), attribute(trusted, oidOf('551d2500')))).toEqual(['open', 'x certificate']);
  // Trusted for nothing in particular is trusted all the same.
  expect(opened(attribute(trusted))).toEqual(['open', '1 certificate']);
  expect(opened(attribute(name, der(0x0c, Buffer.from('x'))))).toEqual(['unsupported']);
  expect(opened(attribute(name))).toEqual(['unsupported']);
  expect(opened(attribute(keyId, integer(1)))).toEqual(['unsupported']);
});

test('of authorities with one name, a key of a PKCS12 gets the one that its certificate names by its key identifier', () => {
  const [body, ...rest] = sequence(readDer(certificate))!.map(whole);
  const fields = sequence(readDer(body!))!.map(whole);
  const named = (name: string): Buffer => der(0x30, der(0x31, der(0x30, oidOf('550403'), der(0x0c, text(name)))));
  let count = 0;
  const made = (subject: string, issuer: string, extension?: Buffer): Buffer => der(0x30, der(0x30, fields[0]!, integer(++count), fields[2]!, named(issuer), fields[4]!, named(subject), fields[6]!,
    ...(extension ? [der(0xa3, der(0x30, extension))] : [])), ...rest);
  const own = (id: string): Buffer => der(0x30, oidOf('551d0e'), der(4, der(4, text(id))));
  const authority = (id: string): Buffer => der(0x30, oidOf('551d23'), der(4, der(0x30, der(0x80, text(id)))));
  const keyId = der(0x31, der(0x30, oidOf('2a864886f70d010915'), der(0x31, der(4, text('k')))));
  const bag = (bytes: Buffer, ...attributes: readonly Buffer[]): Buffer => der(0x30, oidOf('2a864886f70d010c0a0103'),
    der(0xa0, der(0x30, oidOf('2a864886f70d01091601'), der(0xa0, der(4, bytes)))), ...attributes);
  const key = der(0x30, oidOf('2a864886f70d010c0a0102'), der(0xa0, der(0x30)), keyId);
  const chain = (leaf: Buffer, ...others: readonly Buffer[]): readonly string[] => {
    const part = (...bags: readonly Buffer[]): Buffer => der(0x30, oidOf('2a864886f70d010701'), der(0xa0, der(4, der(0x30, ...bags))));
    const file = der(0x30, integer(3), der(0x30, oidOf('2a864886f70d010701'), der(0xa0, der(4, der(0x30, part(key), part(bag(leaf, keyId), ...others.map((each) => bag(each))))))));
    const serials = openKeystore(file, undefined, undefined).entries[0]!.chain.map(({ serial }) => Number.parseInt(serial, 16));
    return serials.map((serial) => ['', 'old', 'new', 'plain', 'other plain'][serial] || 'leaf');
  };
  const [old, renewed, plain, other] = [made('CA', 'Top', own('1')), made('CA', 'Top', own('2')), made('CA', 'Top'), made('CA', 'Top')];
  // What the JDK says to each, whoever signed.
  expect(chain(made('leaf', 'CA', authority('2')), old, plain, renewed)).toEqual(['leaf', 'new']);
  expect(chain(made('leaf', 'CA', authority('2')), old)).toEqual(['leaf']);
  expect(chain(made('leaf', 'CA', authority('3')), plain, old, other)).toEqual(['leaf', 'other plain']);
  expect(chain(made('leaf', 'CA'), old, plain, renewed)).toEqual(['leaf', 'old']);
});

test('a key has its own password, the store\'s serves without one', () => {
  const { bytes, password, keyPassword } = fixture('passwords.jks');
  const store = readStore(bytes, password);
  const opening = (key: string | undefined): unknown => Object.fromEntries(tryKeys(store, key).entries.map((entry) => [entry.alias, entry.keyOpens]));
  expect(store.opened.entries.map((entry) => entry.keyOpens)).toEqual([undefined, undefined]);
  expect(opening(undefined)).toEqual({ 'schlüssel': false, 'ключ': true });
  expect(opening(keyPassword)).toEqual({ 'schlüssel': true, 'ключ': false });
});

test('a password that is right but not for Java', () => {
  const { bytes } = fixture('passwordless.p12');
  expect(openKeystore(bytes, 'pässwörd', undefined).state).toBe('open');
  const opened = openKeystore(withPbmac1(bytes, 'pässwörd'), 'pässwörd', undefined);
  expect([opened.state, opened.complete, opened.reason]).toEqual(['locked', true, 'the password is right, but Java takes only printable ASCII in the password of a PKCS12']);
  expect(openKeystore(withPbmac1(bytes, 'pässwörd'), 'wörd', undefined).reason).toBeUndefined();
});

test('an exception of ours is told, and is no verdict on the file', () => {
  const problems: unknown[] = [];
  const noBytes = { length: 4, subarray: () => { throw new Error('defect'); } } as unknown as Uint8Array;
  expect(openKeystore(noBytes, 'secret', undefined, (error) => problems.push(error)).state).toBe('unsupported');
  expect(problems.map(String)).toEqual(['Error: defect']);
});

test('too many rounds are not begun', () => {
  const { bytes, password } = fixture('modern.p12');
  const mac = readDer(bytes, readDer(bytes)!.start + 3)!;
  const huge = Buffer.from(bytes);
  const count = huge.lastIndexOf(Buffer.from([2, 2, 0x27, 0x10]));
  expect(count).toBeGreaterThan(mac.next);
  huge.set([0x7f, 0xff], count + 2);
  expect(openKeystore(huge, password, undefined).state).toBe('locked');
  const safe = at(readDer(bytes), 1, 1);
  const limitless = der(0x30, integer(3), der(0x30, oidOf('2a864886f70d010701'), der(0xa0, safe)), der(0x30,
    der(0x30, der(0x30, oidOf('2b0e03021a')), der(4, Buffer.alloc(20))), der(4, Buffer.alloc(8)), der(2, Buffer.from('7fffffff', 'hex'))));
  const before = performance.now();
  expect(openKeystore(limitless, password, undefined)).toMatchObject({ state: 'unsupported', reason: 'more work than is allowed', type: 'PKCS12' });
  expect(performance.now() - before).toBeLessThan(100);
});

test('aliases compare without case', () => {
  const opened = openKeystore(fixture('chain.jks').bytes, undefined, undefined);
  expect(sameAlias('WSO2Carbon', 'wso2carbon')).toBe(true);
  expect(sameAlias('КЛЮЧ', 'ключ')).toBe(true);
  expect(sameAlias('wso2carbon', 'wso2')).toBe(false);
  expect(findEntry(opened, 'WSO2CARBON')?.alias).toBe('wso2carbon');
  expect(findEntry(opened, 'other')).toBeUndefined();
});

test('keys that WSO2 ships are known by fingerprint', () => {
  expect(isShipped('50f0eda5898af3a115c2c508194956e7e114fe234743e9d22f709ae7cb801bbd')).toBe(true);
  expect(isShipped('0'.repeat(64))).toBe(false);
});
