// Homes as WSO2 ships them, with a new keystore everywhere: check finds nothing new, and the JDK opens every place with what is written there.
// The project's own homes in any case; says so where there are no others beside it, or no JDK.

import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runner } from '../cli/run.ts';
import { bundle, canary, scratch } from '../disk/homes.ts';
import { hasJdk, makeKeystore, newProblems, openEveryPlace, type Checked } from '../support/everywhere.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => existsSync(join(corpus, name, 'SOURCE.txt'))) : [];
const { path: folder, remove } = scratch();
let cli = '';

beforeAll(async () => {
  cli = await bundle('cli', join(folder, 'bundle'));
  if (hasJdk) for (const type of ['JKS', 'PKCS12']) makeKeystore(join(folder, type), type, canary);
});
afterAll(remove);

const run = runner(() => cli, folder);

const check = (name: string): Checked => JSON.parse(run(['check', '--format', 'json', '--min-severity', 'hint', name]).out) as Checked;

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
    const rest = newProblems(before, check(name));
    // What cannot take a PKCS12 goes on with the old key, and what is said of that one is said there.
    const isOld = ({ rule, message }: Checked['problems'][number]): boolean => rule === 'ssl-profile-differs' || message.includes('security/wso2carbon.jks');
    expect(rest.filter((problem) => type === 'JKS' || !isOld(problem)).map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
    expect(openEveryPlace(home, file, canary)).toBeGreaterThan(2);
    expect(use('--unread').out).toContain('Nothing to change.');
  }, 60_000);
});
