// The stores of this folder, with their passwords.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Fixture {
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly password: string;
  readonly keyPassword: string | undefined;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const passwords: Readonly<Record<string, readonly [store: string, key?: string]>> = {
  'mixed.jceks': ['changeit', 'keysecret'],
  'openssl-legacy.p12': [''],
  'passwords.jks': ['pässwörd', 'другой пароль'],
};

export const fixtures: readonly Fixture[] = readdirSync(folder).filter((name) => /\.(jks|jceks|p12)$/.test(name)).map((name) => {
  const [password, keyPassword] = passwords[name] ?? ['changeit'];
  return { name, file: folder + name, bytes: readFileSync(folder + name), password, keyPassword };
});

/** One of them. */
export function fixture(name: string): Fixture {
  const found = fixtures.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no store ${name}`);
  return found;
}
