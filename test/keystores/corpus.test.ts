// Real homes: every keystore of theirs reads as the JDK reads it. Runs where the homes and a JDK are.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { isShipped } from '../../server/src/core/keystore/shipped.ts';
import { askJdk, differences, has } from './jdk.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const isHere = existsSync(corpus) && has('javac', '-version');

test.skipIf(!isHere)(`real keystores read as the JDK reads them${isHere ? '' : ' (skipped: real homes and a JDK are needed)'}`, () => {
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(jks|p12|pfx|jceks)$/.test(name)).map((name) => join(corpus, name));
  const password = 'wso2carbon';
  const verdicts = askJdk(files.map((file) => ({ file, password, keyPassword: undefined })));
  expect(files.length).toBeGreaterThan(30);
  for (const [i, file] of files.entries()) {
    const opened = openKeystore(readFileSync(file), password, undefined);
    const withoutKeys = { ...opened, entries: opened.entries.map((entry) => ({ ...entry, keyOpens: undefined })) };
    expect(differences(withoutKeys, verdicts[i]!), file).toEqual([]);
    expect(opened.state, file).toBe('open');
    if (!file.endsWith('wso2carbon.jks')) continue;
    const key = opened.entries.find((entry) => entry.kind === 'key');
    expect([key?.alias, key?.keyOpens, isShipped(key?.chain[0]?.sha256 ?? '')], file).toEqual(['wso2carbon', true, true]);
  }
});
