// keytool as a second reader: it finds what is there, misses what is not, and is not asked where there is none.

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { addCertificate } from '../../server/src/core/keystore/add-certificate.ts';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { findKeytool, keytoolAgrees } from '../../server/src/disk/keytool.ts';
import { fixture } from '../keystores/fixtures.ts';
import { canary, scratch } from './homes.ts';

const { path: folder, remove } = scratch();
afterAll(remove);
const keytool = findKeytool(process.env);
const [, root] = openKeystore(fixture('chain.jks').bytes, 'changeit', undefined).entries.flatMap(({ chain }) => chain);

test.skipIf(process.platform === 'win32')('JAVA_HOME comes before PATH, and a path that is relative counts for nothing', () => {
  for (const name of ['home/bin', 'path']) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'keytool'), '');
    chmodSync(join(folder, name, 'keytool'), 0o700);
  }
  const PATH = `bin:${join(folder, 'path')}`;
  expect(findKeytool({ PATH, JAVA_HOME: join(folder, 'home') })).toBe(join(folder, 'home/bin/keytool'));
  expect(findKeytool({ PATH, JAVA_HOME: '' })).toBe(join(folder, 'path/keytool'));
  expect(findKeytool({ PATH: 'bin' })).toBeUndefined();
});

if (keytool === undefined) test.skip('there is no keytool here', () => undefined);

describe.runIf(keytool !== undefined)('a copy with one certificate more', () => {
  const { file, bytes, password } = fixture('chain.jks');
  const copy = join(folder, 'copy.jks');
  const ask = (alias: string, opens = password, original = file): Promise<boolean> => keytoolAgrees(keytool!, { original, copy, password: opens, alias, der: root!.der }, process.env);

  test('is found, missed, and not judged where keytool cannot read the keystore at all', async () => {
    writeFileSync(copy, addCertificate(bytes, password, { alias: 'extra', der: root!.der, created: 0, random: randomBytes })!);
    expect(await ask('extra')).toBe(true);
    expect(await ask('absent')).toBe(false);
    expect(await ask('root')).toBe(false);
    expect(await ask('absent', canary)).toBe(true);
  });

  test.runIf(process.platform === 'linux')('gets the password where no list of processes shows it', async () => {
    const spy = join(folder, 'spy');
    writeFileSync(spy, `#!/bin/sh\ntr '\\0' ' ' < /proc/$$/cmdline >> "${spy}.txt"\nexit 1\n`);
    chmodSync(spy, 0o700);
    await keytoolAgrees(spy, { original: file, copy, password: canary, alias: 'extra', der: root!.der }, process.env);
    const seen = readFileSync(`${spy}.txt`, 'utf8');
    expect(seen).toContain('-storepass:env');
    expect(seen).not.toContain(canary);
  });
});
