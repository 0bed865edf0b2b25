// What the tests share that take a new keystore into use everywhere: how it is made, what may be said afterwards, and the JDK as the judge.

import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { buildModel, defaultSettings, findHomes, type HomeModel } from '../../server/src/core/index.ts';
import { textOf } from '../../server/src/core/model/ask.ts';
import { keyField } from '../../server/src/core/model/passwords.ts';
import { diskKeystores } from '../../server/src/disk/keystores.ts';
import { workHere } from '../../server/src/disk/worker.ts';
import { diskWorld } from '../../server/src/disk/world.ts';
import { askJdk, has } from '../keystores/jdk.ts';

export const hasJdk = has('keytool', '-help') && has('java', '-version');

/** Makes a keystore with an RSA key `gateway` of its own, valid for a year; the password is also that of the key. */
export function makeKeystore(file: string, type: string, password: string): void {
  const made = spawnSync('keytool', [
    '-genkeypair', '-keystore', file, '-storetype', type, '-storepass', password, '-keypass', password, '-alias', 'gateway', '-keyalg', 'RSA', '-keysize', '2048',
    '-validity', '365', '-dname', 'CN=localhost', '-ext', 'san=dns:localhost',
  ], { stdio: 'ignore' });
  expect(made.status).toBe(0);
}

/** What `check --format json` says. */
export interface Checked {
  readonly homes: readonly { readonly judged: boolean }[];
  readonly problems: readonly { readonly rule: string; readonly file: string; readonly message: string }[];
}

/** What is true of any new key that no authority signed, and of a home in which the passwords are not all alike any more. */
const expected = ['certificate-not-trusted', 'tls-certificate-self-signed', 'tls-keystore-shared', 'internal-keystore-shared', 'default-certificate-trusted', 'data-encipherment-missing'];

/** The problems that were not there before, and are not in the nature of a new key. */
export function newProblems(before: Checked, after: Checked): Checked['problems'] {
  const known = before.problems.map(({ rule, file }) => `${rule} ${file}`);
  return after.problems.filter(({ rule, file }) => !known.includes(`${rule} ${file}`) && !expected.includes(rule));
}

function modelOf(path: string): HomeModel {
  const world = diskWorld({ roots: () => [path], restricted: false, keystores: diskKeystores({ work: workHere(() => undefined) }), now: () => Date.now() });
  const home = findHomes(world, [path]).find((each) => each.path === path)!;
  return buildModel(home, world, defaultSettings);
}

/** Has the JDK open a keystore for every place of a home that names it, with what is written there; `password` where that is a secret. Gives the number of places. */
export function openEveryPlace(home: string, file: string, password: string): number {
  const model = modelOf(home);
  const uses = model.uses.filter(({ target, inherited }) => target.kind === 'path' && target.real === file && !inherited);
  const opened = askJdk(uses.map((each) => ({ file, password: textOf(each, 'password') ?? password, keyPassword: textOf(each, keyField(each)) ?? password })));
  uses.forEach((each, index) => {
    const verdict = opened[index]!;
    const alias = textOf(each, 'alias') ?? 'gateway';
    const entry = verdict.entries?.find((one) => one.alias === alias);
    expect([each.file, each.row.id, verdict.opens, entry?.keyOpens]).toEqual([each.file, each.row.id, true, true]);
  });
  return uses.length;
}
