// The command trust: what it adds, what it says, and when it leaves everything alone.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { findKeytool } from '../../server/src/disk/keytool.ts';
import { bundle, canary, keystore, scratch, write } from '../disk/homes.ts';
import { authority, truststore, truststorePath, trustStoreElement, writeUntrusting } from '../disk/truststores.ts';
import { fixture } from '../keystores/fixtures.ts';
import { runner, type Run } from './run.ts';

const { path: folder, remove } = scratch();
let cli = '';
const run: Run = runner(() => cli, folder);
const own = openKeystore(keystore, undefined, undefined).entries[0]!.chain[0]!;
const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
const security = (home: string): string => join(folder, home, 'repository/resources/security');
const entries = (home: string, password = canary): readonly (readonly [string, string])[] =>
  openKeystore(readFileSync(join(folder, home, truststorePath)), password, undefined).entries.map(({ alias, chain }) => [alias, chain[0]!.sha256]);
const source = (home: string): string => `${home}/repository/resources/security/store.jks`;
const untrusted = (home: string): boolean => run(['check', '--now', '2026-01-01', home]).out.includes('certificate-not-trusted');
const root = ['root', authority.sha256] as const;

beforeAll(async () => {
  cli = await bundle('cli', join(folder, 'bundle'));
});
afterAll(remove);

test('the key of a home is trusted, the problem is gone, and a second time there is nothing to do', () => {
  writeUntrusting(join(folder, 'own'));
  expect(untrusted('own')).toBe(true);
  const { status, out } = run(['trust', source('own'), 'own']);
  const [backup] = readdirSync(security('own')).filter((name) => name.endsWith('.bak'));
  expect(out.split('\n')).toEqual([
    'Subject: CN=localhost, O=Test',
    'Issuer: itself',
    'Valid: 2025-01-01 to 2034-12-30',
    `SHA-256: ${own.sha256}`,
    `It is added to own/${truststorePath} as mykey, or the next alias that is free. The file as it is now is kept beside it.`,
    `Added to ${truststorePath} as mykey. The file as it was: own/repository/resources/security/${backup}. The server trusts it when it is started anew.`,
    '',
  ]);
  expect([status, backup]).toEqual([0, expect.stringMatching(/^client-truststore\.jks\.\d{8}-\d{6}\.bak$/)]);
  expect(entries('own')).toEqual([root, ['mykey', own.sha256]]);
  expect(Buffer.compare(readFileSync(join(security('own'), backup!)), truststore())).toBe(0);
  expect(untrusted('own')).toBe(false);

  const again = run(['trust', source('own'), 'own']);
  expect([again.status, again.out, again.error]).toEqual([0, '', `wso2-config: Nothing to do: ${truststorePath} holds this certificate already, as mykey.\n`]);
  expect(readdirSync(security('own')).length).toBe(3);
});

test('a dry run writes nothing', () => {
  writeUntrusting(join(folder, 'dry'));
  const before = statSync(join(folder, 'dry', truststorePath)).mtimeMs;
  const { status, out } = run(['trust', '--dry-run', '--as', 'Gateway', source('dry'), 'dry']);
  expect([status, out.includes('as gateway'), out.includes('Nothing was written')]).toEqual([0, true, true]);
  expect([readdirSync(security('dry')), statSync(join(folder, 'dry', truststorePath)).mtimeMs]).toEqual([['client-truststore.jks', 'store.jks'], before]);
});

test('a certificate from a file, under an alias of its own, which is taken the second time', () => {
  writeUntrusting(join(folder, 'file'));
  write(folder, { 'own.crt': pem(own.der), 'leaf.cer': openKeystore(fixture('chain.jks').bytes, undefined, undefined).entries.find(({ kind }) => kind === 'key')!.chain[0]!.der });
  expect(run(['trust', '--as', 'Root', 'own.crt', 'file']).status).toBe(0);
  expect(run(['trust', 'leaf.cer', 'file/repository/conf']).status).toBe(0);
  expect(entries('file').map(([alias]) => alias)).toEqual(['root', 'root-1', 'leaf']);
});

test('of a chain the authority at its top', () => {
  writeUntrusting(join(folder, 'chain'), trustStoreElement(), truststore());
  write(folder, { 'chain.jks': fixture('chain.jks').bytes });
  const { out, error } = run(['trust', '--alias', 'WSO2carbon', 'chain.jks', 'chain']);
  expect(out + error).toContain('holds this certificate already, as root');
});

test('a chain in a file, in any order; certificates that are none are refused', () => {
  writeUntrusting(join(folder, 'order'));
  const leaf = openKeystore(fixture('chain.jks').bytes, undefined, undefined).entries.find(({ kind }) => kind === 'key')!.chain[0]!;
  write(folder, { 'order.pem': pem(authority.der) + pem(leaf.der), 'strange.pem': pem(authority.der) + pem(own.der) });
  expect(run(['trust', 'order.pem', 'order']).error).toContain('already, as root');
  expect(run(['trust', 'strange.pem', 'order'])).toMatchObject({ status: 2, error: 'wso2-config: strange.pem holds 2 certificates that are no chain: give them one by one\n' });
});

describe('a truststore whose password is a secret', () => {
  const secret = '<Password svns:secretAlias="Carbon.Security.TrustStore.Password">password</Password>';
  test('it comes from the environment or standard input', () => {
    writeUntrusting(join(folder, 'secret'), trustStoreElement(secret));
    expect(run(['trust', source('secret'), 'secret'])).toMatchObject({ status: 1, out: '', error: expect.stringContaining('is not known') as string });
    expect(run(['trust', source('secret'), 'secret'], { environment: { WSO2_KEYSTORE_PASSWORD: 'wrong' } })).toMatchObject({ status: 1, error: expect.stringContaining('the password does not open') as string });
    expect(run(['trust', '--password-stdin', source('secret'), 'secret'], { input: `${canary}\n` }).status).toBe(0);
    expect(entries('secret').length).toBe(2);
    expect(run(['trust', '--as', 'x', source('secret'), 'secret'], { environment: { WSO2_KEYSTORE_PASSWORD: canary } }).error).toContain('Nothing to do');
  });
});

describe('nothing is changed, and why is said', () => {
  const refused = (name: string, element: string, bytes: Uint8Array): string => {
    writeUntrusting(join(folder, name), element, bytes);
    const { status, error } = run(['trust', source(name), name]);
    expect([status, readdirSync(security(name))]).toEqual([1, ['client-truststore.jks', 'store.jks']]);
    expect(Buffer.compare(readFileSync(join(folder, name, truststorePath)), bytes)).toBe(0);
    return error;
  };
  test('the password does not open it', () => expect(refused('locked', trustStoreElement('<Password>other</Password>'), truststore())).toContain('The password in carbon.xml does not open'));
  test('it is damaged', () => expect(refused('damaged', trustStoreElement(), truststore().subarray(0, 50))).toContain('is damaged'));
  test('it is a BKS', () => expect(refused('bks', trustStoreElement(undefined, 'BKS'), truststore())).toContain('of a kind that cannot be written'));
  test('carbon.xml names none', () => expect(refused('none', '', truststore())).toContain('names no truststore'));
  test('somebody else is at it', () => {
    writeUntrusting(join(folder, 'busy'));
    const lock = join(folder, 'busy', `${truststorePath}.wso2-config-lock`);
    writeFileSync(lock, '1 other.example.com x\n');
    expect(run(['trust', source('busy'), 'busy'])).toMatchObject({ status: 1, error: expect.stringContaining(`delete ${lock}`) as string });
    expect(entries('busy')).toEqual([root]);
  });
  test('Java would not read the certificate, and the truststore with it', () => {
    writeUntrusting(join(folder, 'unfit'));
    // The outer name of its algorithm is another one.
    const odd = Buffer.from(own.der);
    odd[odd.lastIndexOf('2a864886f70d0101', undefined, 'hex') + 8] = 13;
    write(folder, { 'odd.cer': odd });
    expect(run(['trust', 'odd.cer', 'unfit'])).toMatchObject({ status: 1, error: expect.stringContaining('Java does not read this certificate') as string });
    expect(entries('unfit')).toEqual([root]);
  });
  test('the home has a deployment.toml', () => {
    writeUntrusting(join(folder, 'toml'));
    write(join(folder, 'toml'), { 'repository/conf/deployment.toml': '' });
    expect(run(['trust', source('toml'), 'toml'])).toMatchObject({ status: 1, error: expect.stringContaining('deployment.toml') as string });
  });
});

test('wrong usage', () => {
  writeUntrusting(join(folder, 'usage/one'));
  writeUntrusting(join(folder, 'usage/two'));
  write(folder, { 'two-keys.jks': fixture('passwords.jks').bytes, 'text.txt': 'text', 'hidden.p12': fixture('modern.p12').bytes });
  const complaint = (...args: readonly string[]): string => {
    const { status, error } = run(['trust', ...args]);
    expect(status, error).toBe(2);
    return error;
  };
  expect(complaint('one')).toContain('trust takes');
  expect(complaint('absent.crt', 'usage/one')).toContain('does not exist');
  expect(complaint('text.txt', 'usage/one')).toContain('is neither a file of certificates nor a keystore');
  expect(complaint(source('usage/one'), 'usage')).toContain('leads to several homes');
  expect(complaint('two-keys.jks', 'usage/one')).toContain('name one with --alias: schlüssel, ключ');
  expect(complaint('--alias', 'x', 'two-keys.jks', 'usage/one')).toContain('no certificate under the alias x');
  expect(complaint('hidden.p12', 'usage/one')).toContain('export the certificate');
  expect(complaint('--as', ' x', source('usage/one'), 'usage/one')).toContain('--as is an alias');
});

const keytool = findKeytool(process.env);
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (keytool === undefined) test.skip('there is no keytool here', () => undefined);

describe.runIf(keytool !== undefined && hasOpenssl)('keytool lists what it did, and one more', () => {
  const password = canary;
  const list = (file: string): readonly string[] => execFileSync(keytool!, ['-list', '-v', '-keystore', file, '-storepass', password, '-J-Duser.language=en'], { encoding: 'utf8', stdio: 'pipe' })
    .split(/(?=^Alias name: )/m).slice(1).map((block) => block.replace(/^Creation date: .*$/m, '').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('****')).join('\n')).sort();
  const imported = (type: string, ...options: string[]) => (file: string): void => void execFileSync(keytool!,
    ['-importcert', '-noprompt', '-keystore', file, '-storetype', type, '-storepass', password, '-alias', 'root', '-file', join(folder, 'authority.pem'), ...options], { stdio: 'pipe' });
  /** A key and its certificate, which the JDK trusts, too. */
  const exported = (...options: string[]) => (file: string): void => {
    const [key, certificate] = ['key.pem', 'certificate.pem'].map((each) => join(folder, each));
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key!, '-out', certificate!, '-subj', '/CN=other'], { stdio: 'pipe' });
    execFileSync('openssl', ['pkcs12', '-export', '-in', certificate!, '-inkey', key!, '-name', 'other', '-out', file, '-passout', `pass:${password}`, ...options], { stdio: 'pipe' });
  };
  const made: Readonly<Record<string, (file: string) => void>> = {
    'JKS': imported('JKS'), 'JCEKS': imported('JCEKS'), 'PKCS12': imported('PKCS12'), 'PKCS12 of old': imported('PKCS12', '-J-Dkeystore.pkcs12.legacy'),
    'PKCS12 of openssl': exported(), 'PKCS12 of openssl without MAC': exported('-nomac'),
  };

  test.each(Object.keys(made))('%s', (name) => {
    const home = `keytool ${name}`;
    write(folder, { 'authority.pem': pem(authority.der) });
    writeUntrusting(join(folder, home), trustStoreElement());
    const file = join(folder, home, truststorePath);
    rmSync(file);
    made[name]!(file);
    const before = list(file);
    const { status, error } = run(['trust', source(home), home], { environment: { JAVA_HOME: process.env['JAVA_HOME'] ?? '' } });
    expect([error, status]).toEqual(['', 0]);
    const after = list(file);
    expect(after.filter((block) => !block.includes('mykey'))).toEqual(before);
    expect(after.filter((block) => block.includes('Alias name: mykey')).length).toBe(1);
    expect(untrusted(home)).toBe(false);
  });
});

const corpus = join(import.meta.dirname, '../../../shared/corpus/apim-2.2.0-official');
if (!existsSync(corpus)) test.skip('there are no shipped homes beside the project', () => undefined);

test.runIf(existsSync(corpus))('a shipped home with a new primary keystore trusts it', () => {
  const home = join(folder, 'shipped');
  cpSync(corpus, home, { recursive: true });
  write(home, { 'repository/resources/security/gateway.jks': keystore });
  const file = join(home, 'repository/conf/carbon.xml');
  writeFileSync(file, readFileSync(file, 'latin1').replace(/<KeyStore>[^]*?<\/KeyStore>/, (block) => block
    .replace('wso2carbon.jks', 'gateway.jks').replaceAll('Password>wso2carbon<', `Password>${canary}<`).replace('<KeyAlias>wso2carbon<', '<KeyAlias>mykey<')), 'latin1');
  expect(untrusted('shipped')).toBe(true);
  const before = entries('shipped', 'wso2carbon');
  expect(run(['trust', 'shipped/repository/resources/security/gateway.jks', 'shipped']).status).toBe(0);
  expect(untrusted('shipped')).toBe(false);
  expect(entries('shipped', 'wso2carbon')).toEqual([...before, ['mykey', own.sha256]]);
});
