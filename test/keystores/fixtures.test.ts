// Each store of this folder reads as the text beside it says, and as the JDK says where there is one. UPDATE=1 writes the texts.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { asText } from './as-text.ts';
import { fixtures, type Fixture } from './fixtures.ts';
import { askJdk, differences, has } from './jdk.ts';

const hasJdk = has('javac', '-version');

function describeAll({ bytes, password, keyPassword }: Fixture): string {
  const asked = (store: string | undefined, key: string | undefined): string => asText(openKeystore(bytes, store, key));
  return [
    '# with the password', asked(password, undefined),
    ...(keyPassword === undefined ? [] : ['', '# with the key password', asked(password, keyPassword)]),
    '', '# with a wrong password', firstLine(asked('wrong', undefined)),
    '', '# without a password', firstLine(asked(undefined, undefined)), '',
  ].join('\n');
}

function firstLine(text: string): string {
  return text.split('\n').filter((line) => !line.startsWith(' ')).join('\n');
}

describe('stores read as their texts say', () => {
  test.each(fixtures.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const expected = one.file.replace(/\.\w+$/, '.txt');
    const text = describeAll(one);
    if (process.env['UPDATE'] !== undefined && !(existsSync(expected) && readFileSync(expected, 'utf8') === text)) writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, 'utf8'));
  });
});

test.skipIf(!hasJdk)(`stores read as the JDK reads them${hasJdk ? '' : ' (skipped: a JDK is needed)'}`, () => {
  const questions = fixtures.flatMap(({ file, password, keyPassword, bytes, name }) =>
    [[password, password], [password, keyPassword ?? password], ['wrong', 'wrong'], [undefined, undefined]].map(
      ([store, key]) => ({ file, password: store, keyPassword: key, bytes, name })));
  const verdicts = askJdk(questions);
  for (const [i, question] of questions.entries()) {
    const opened = openKeystore(question.bytes, question.password, question.keyPassword);
    expect(differences(opened, verdicts[i]!), `${question.name} ${String(question.keyPassword)}`).toEqual([]);
  }
});
