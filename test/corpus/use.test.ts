// Homes as WSO2 ships them, with a new keystore everywhere: check finds nothing new, and the JDK opens every place with what is written there.
// The project's own homes in any case; says so where there are no others beside it, or no JDK.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModel, defaultSettings, findHomes, type HomeModel } from '../../server/src/core/index.ts';
import { textOf } from '../../server/src/core/model/ask.ts';
import { keyField } from '../../server/src/core/model/passwords.ts';
import { diskKeystores } from '../../server/src/disk/keystores.ts';
import { workHere } from '../../server/src/disk/worker.ts';
import { diskWorld } from '../../server/src/disk/world.ts';
import { runner } from '../cli/run.ts';
import { bundle, canary, scratch } from '../disk/homes.ts';
import { askJdk, has } from '../keystores/jdk.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => existsSync(join(corpus, name, 'SOURCE.txt'))) : [];
const hasJdk = has('keytool', '-help') && has('java', '-version');
const { path: folder, remove } = scratch();
let cli = '';

beforeAll(async () => {
  cli = await bundle('cli', join(folder, 'bundle'));
  if (hasJdk) for (const type of ['JKS', 'PKCS12']) makeKeystore(join(folder, type), type);
});
afterAll(remove);

const run = runner(() => cli, folder);

/** What is true of any new key that no authority signed, and of a home in which the passwords are not all alike any more. */
const expected = ['certificate-not-trusted', 'tls-certificate-self-signed', 'tls-keystore-shared', 'internal-keystore-shared', 'default-certificate-trusted', 'data-encipherment-missing'];

interface Answer {
  readonly homes: readonly { readonly judged: boolean }[];
  readonly problems: readonly { readonly rule: string; readonly file: string; readonly message: string }[];
}

const check = (name: string): Answer => JSON.parse(run(['check', '--format', 'json', '--min-severity', 'hint', name]).out) as Answer;

function modelOf(path: string): HomeModel {
  const world = diskWorld({ roots: () => [path], restricted: false, keystores: diskKeystores({ work: workHere(() => undefined) }), now: () => Date.now() });
  const home = findHomes(world, [path]).find((each) => each.path === path)!;
  return buildModel(home, world, defaultSettings);
}

/** A new keystore with a key of its own. */
function makeKeystore(file: string, type: string): void {
  const made = spawnSync('keytool', [
    '-genkeypair', '-keystore', file, '-storetype', type, '-storepass', canary, '-keypass', canary, '-alias', 'gateway', '-keyalg', 'RSA', '-keysize', '2048',
    '-dname', 'CN=localhost', '-ext', 'san=dns:localhost',
  ], { stdio: 'ignore' });
  expect(made.status).toBe(0);
}

if (names.length === 0) test.skip('there are no shipped homes beside the project', () => undefined);
if (!hasJdk) test.skip('there is no JDK', () => undefined);

const own = join(import.meta.dirname, '../homes');
const homes = [...['stock-api-manager', 'identity-server', 'enterprise-integrator'].map((name) => [name, join(own, name, 'home')] as const), ...names.map((name) => [name, join(corpus, name)] as const)];

describe.each(hasJdk ? homes : [])('%s with a new keystore', (name, origin) => {
  test.each(name.startsWith('apim-2.2') || name.startsWith('is-5.7') ? ['JKS', 'PKCS12'] : ['JKS'])('of type %s', (type) => {
    const home = join(folder, name);
    rmSync(home, { recursive: true, force: true });
    cpSync(origin, home, { recursive: true });
    const file = join(home, 'repository/resources/security/gateway.store');
    const before = check(name);
    cpSync(join(folder, type), file);
    const use = (...more: readonly string[]) => run(['use', file, '--for', 'all', '--yes', ...more, name], { environment: { WSO2_KEYSTORE_PASSWORD: canary } });
    const { status, out } = use('--unread');
    if (!before.homes.some(({ judged }) => judged)) {
      expect(status).toBe(2);
      return;
    }
    expect(status).toBe(type === 'PKCS12' && /left as it is/.test(out) ? 1 : 0);
    const said = (answer: Answer): readonly string[] => answer.problems.map(({ rule, file: at }) => `${rule} ${at}`);
    const known = said(before);
    const rest = check(name).problems.filter(({ rule, file: at }) => !known.includes(`${rule} ${at}`) && !expected.includes(rule));
    // What cannot take a PKCS12 goes on with the old key, and what is said of that one is said there.
    const isOld = ({ rule, message }: Answer['problems'][number]): boolean => rule === 'ssl-profile-differs' || message.includes('security/wso2carbon.jks');
    expect(rest.filter((problem) => type === 'JKS' || !isOld(problem)).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
    const model = modelOf(home);
    const uses = model.uses.filter(({ target }) => target.kind === 'path' && target.real === file).filter(({ inherited }) => !inherited);
    expect(uses.length).toBeGreaterThan(2);
    const opened = askJdk(uses.map((each) => ({ file, password: textOf(each, 'password') ?? canary, keyPassword: textOf(each, keyField(each)) ?? canary })));
    uses.forEach((each, index) => {
      const verdict = opened[index]!;
      const alias = textOf(each, 'alias') ?? 'gateway';
      const entry = verdict.entries?.find((one) => one.alias === alias);
      expect([each.file, each.row.id, verdict.opens, entry?.keyOpens]).toEqual([each.file, each.row.id, true, true]);
    });
    expect(use('--unread').out).toContain('Nothing to change.');
  }, 60_000);
});
