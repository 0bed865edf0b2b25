// Adding a certificate: what was there stays byte for byte, and where that cannot be had nothing comes out.

import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addCertificate } from '../../server/src/core/keystore/add-certificate.ts';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { asBer, withPbmac1 } from './der-writer.ts';
import { fixture, fixtures, type Fixture } from './fixtures.ts';

const root = openKeystore(fixture('chain.jks').bytes, 'changeit', undefined).entries.flatMap(({ chain }) => chain).at(-1)!;
const add = (bytes: Uint8Array, password: string, alias = 'new', created = 1_700_000_000_000): Uint8Array | undefined =>
  addCertificate(bytes, password, { alias, der: root.der, created, random: randomBytes });
const usable = fixtures.map((one) => [one.name, one] as const);

describe.each(usable)('%s', (_, { bytes, password, keyPassword }: Fixture) => {
  const before = openKeystore(bytes, password, keyPassword);

  test('keeps its entries, keys that open included, and gets one more', () => {
    const after = openKeystore(add(bytes, password)!, password, keyPassword);
    expect(after).toMatchObject({ state: 'open', type: before.type, complete: true });
    expect(after.entries.slice(0, -1)).toEqual(before.entries);
    expect(after.entries.at(-1)).toMatchObject({ alias: 'new', kind: 'certificate', chain: [{ sha256: root.sha256 }] });
  });

  test('takes no password but its own', () => {
    const opensAnyway = openKeystore(bytes, 'wrong', undefined).state === 'open';
    expect(add(bytes, 'wrong') === undefined).toBe(!opensAnyway);
  });

  test('does not take an alias that it has', () => {
    const [first] = before.entries;
    if (first) expect(add(bytes, password, first.alias)).toBeUndefined();
    else expect(before.entries).toEqual([]);
  });
});

test.each(usable.filter(([name]) => /\.jc?e?ks$/.test(name)))('%s begins as it did, but for the count of entries', (_, { bytes, password }) => {
  const after = add(bytes, password)!;
  expect(Buffer.from(after).readInt32BE(8)).toBe(bytes.readInt32BE(8) + 1);
  expect(Buffer.from(after.subarray(12, bytes.length - 20)).equals(bytes.subarray(12, -20))).toBe(true);
});

test.each(usable.filter(([name]) => name.endsWith('.p12')))('%s keeps the bytes of its parts, and no salt serves twice', (_, { bytes, password }) => {
  const [one, other] = [add(bytes, password)!, add(bytes, password)!].map((each) => Buffer.from(each));
  // What lies between the headers and the MAC is in the new file as it was.
  expect(one!.includes(bytes.subarray(60, bytes.length - 120))).toBe(true);
  const isOpen = openKeystore(bytes, undefined, undefined).state === 'open';
  expect(one!.equals(other!)).toBe(isOpen);
});

test('a PKCS12 with PBMAC1, and one with open lengths', () => {
  const { bytes, password } = fixture('modern.p12');
  for (const each of [withPbmac1(bytes, password), asBer(bytes)]) {
    expect(openKeystore(add(each, password)!, password, undefined).entries.at(-1)?.alias).toBe('new');
    expect(openKeystore(add(each, password)!, 'wrong', undefined).state).toBe('locked');
  }
});

test('any alias, one certificate after the other', () => {
  const aliases = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map((text) => text.toLowerCase()), { minLength: 1, maxLength: 4, selector: (text) => text.toLowerCase() });
  const chosen = fc.constantFrom(fixture('empty.jks'), fixture('openssl.p12'), fixture('passwordless.p12'));
  fc.assert(fc.property(aliases, chosen, fc.integer({ min: 0, max: 4e12 }), (names, { bytes, password }, created) => {
    let file: Uint8Array = bytes;
    for (const name of names) {
      // Half a character has no place in a keystore, and neither has a name that stands there already.
      const next = add(file, password, name, created);
      if (next) file = next;
      else expect([...name].some((each) => each >= '\ud800' && each <= '\udfff') || openKeystore(file, password, undefined).entries.some(({ alias }) => alias === name)).toBe(true);
    }
  }), { numRuns: 60 });
});

test('whatever the bytes are, there is an answer, and what comes out opens', () => {
  const cheap = fc.constantFrom(fixture('chain.jks'), fixture('openssl.p12'), fixture('passwordless.p12'));
  fc.assert(fc.property(cheap, fc.nat(), fc.nat(255), fc.boolean(), ({ bytes, password }, place, value, isCut) => {
    const at = place % bytes.length;
    const altered = isCut ? bytes.subarray(0, at) : Buffer.from(bytes).fill(value, at, at + 1);
    const made = add(altered, password);
    if (made) expect(openKeystore(made, password, undefined).state).toBe('open');
  }), { numRuns: 400 });
});
