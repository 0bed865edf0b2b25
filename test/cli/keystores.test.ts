// wso2-config keystores, show and rules as processes, on real homes.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle, canary, goodLocation, keystore, scratch, writeHome } from '../disk/homes.ts';
import { runner, type Ran, type RunOptions } from './run.ts';

const { path: folder, remove } = scratch();
let cli = '';

beforeAll(async () => {
  cli = await bundle('cli', join(folder, 'bundle'));
  writeHome(join(folder, 'good'));
  writeHome(join(folder, 'bad'), { location: '${carbon.home}/repository/resources/security/stoer.jks' });
  writeHome(join(folder, 'locked'), { password: `${canary}-wrong` });
});
afterAll(remove);

const run = runner(() => cli, folder);

describe('keystores', () => {
  test('lists every place, as text', () => {
    const { out, status } = run(['keystores', 'good', 'bad', 'locked']);
    expect(status).toBe(0);
    expect(out.split('\n')).toEqual([
      'bad/repository/conf/carbon.xml:8:17 primary ${carbon.home}/repository/resources/security/stoer.jks → missing',
      'good/repository/conf/carbon.xml:8:17 primary ${carbon.home}/repository/resources/security/store.jks → open',
      'locked/repository/conf/carbon.xml:8:17 primary ${carbon.home}/repository/resources/security/store.jks → locked',
      '',
    ]);
  });

  test('lists every place, as JSON', () => {
    const { uses } = JSON.parse(run(['keystores', '--format', 'json', 'good']).out) as { uses: unknown };
    expect(uses).toEqual([{
      home: join(folder, 'good'),
      file: join(folder, 'good/repository/conf/carbon.xml'),
      range: { start: { line: 7, character: 16 }, end: { line: 7, character: 16 + goodLocation.length } },
      role: 'primary',
      location: goodLocation,
      resolved: join(folder, 'good/repository/resources/security/store.jks'),
      state: 'open',
      type: 'JKS',
      alias: 'mykey',
      read: true,
    }]);
  });

  test('lists every place, as a table in Markdown', () => {
    expect(run(['keystores', '--format', 'md', 'good', 'bad', 'locked']).out.split('\n')).toEqual([
      '| Home | Role | Place | Location | State | Alias | Expires |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| bad | primary | `repository/conf/carbon.xml:8` | `${carbon.home}/repository/resources/security/stoer.jks` | missing | `mykey` |  |',
      '| good | primary | `repository/conf/carbon.xml:8` | `${carbon.home}/repository/resources/security/store.jks` | open | `mykey` | 2034-12-30 |',
      '| locked | primary | `repository/conf/carbon.xml:8` | `${carbon.home}/repository/resources/security/store.jks` | locked | `mykey` | 2034-12-30 |',
      '',
    ]);
    expect(run(['keystores', '--format', 'md', '--unexplained', 'good']).status).toBe(2);
  });

  test('lists what nothing explains', () => {
    const home = join(folder, 'unexplained');
    writeHome(home, { before: '<Odd>conf/odd.jks</Odd>' });
    expect(run(['keystores', '--unexplained', 'unexplained']).out).toBe('unexplained/repository/conf/carbon.xml:6:8 conf/odd.jks\n');
    expect(run(['keystores', '--unexplained', 'good']).out).toBe('');
  });
});

describe('show', () => {
  const file = join('good', 'repository/resources/security/store.jks');
  interface Shown {
    readonly state: string;
    readonly entries: readonly { readonly alias: string; readonly keyOpens: boolean | null; readonly chain: readonly Readonly<Record<string, unknown>>[] }[];
  }
  const show = (options: RunOptions, ...args: string[]): Ran & { readonly shown: Shown } => {
    const ran = run(['show', '--format', 'json', ...args, file], options);
    return { ...ran, shown: JSON.parse(ran.out) as Shown };
  };

  test('lists without a password what needs none', () => {
    const { status, shown } = show({});
    expect(shown).toMatchObject({ file: join(folder, file), type: 'JKS', state: 'locked' });
    expect(shown.entries).toMatchObject([{ alias: 'mykey', kind: 'key', keyOpens: null }]);
    expect(shown.entries[0]?.chain[0]).toMatchObject({
      notBefore: '2025-01-01T00:00:00Z', keyAlgorithm: 'RSA', keySize: 1024, signatureAlgorithm: 'SHA256withRSA', selfSigned: true, ca: false,
      keyUsage: [], extendedKeyUsage: [], subjectAltNames: [],
    });
    expect(shown.entries[0]?.chain[0]?.['sha256']).toMatch(/^[0-9a-f]{64}$/);
    expect(status).toBe(0);
  });

  test.each([
    ['the environment', { environment: { WSO2_KEYSTORE_PASSWORD: canary } }, []],
    ['standard input', { input: `${canary}\r\nrest` }, ['--password-stdin']],
    ['standard input without a line break', { input: canary }, ['--password-stdin']],
  ])('takes the password from %s', (_, options: RunOptions, args) => {
    const { status, shown } = show(options, ...args);
    expect(shown.state).toBe('open');
    expect(shown.entries[0]?.keyOpens).toBe(true);
    expect(status).toBe(0);
  });

  // script(1) of util-linux lends a terminal.
  const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;
  test.skipIf(!hasTerminal)('asks for the password on a terminal, without echo', async () => {
    const command = `${process.execPath} ${cli} show --format json ${file}`;
    const terminal = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder, env: { PATH: process.env['PATH'] } });
    let printed = '';
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      // What is typed before the question is echoed by the terminal itself.
      if (printed.endsWith('(empty for none): ')) terminal.stdin.write(`${canary}y\u007f\r`);
    });
    const [status] = await once(terminal, 'exit') as [number];
    expect(printed).toContain('"state": "open"');
    expect(printed).not.toContain(canary);
    expect(status).toBe(0);
  });

  test('says that a password is wrong, and lists all the same', () => {
    const { status, shown, error } = show({ environment: { WSO2_KEYSTORE_PASSWORD: 'another' } });
    expect(shown.state).toBe('locked');
    expect(shown.entries).toHaveLength(1);
    expect(error).toContain('the password does not open it');
    expect(error).not.toContain('another');
    expect(status).toBe(1);
  });

  test('says that a key password is wrong', () => {
    const { status, shown } = show({ environment: { WSO2_KEYSTORE_PASSWORD: canary, WSO2_KEY_PASSWORD: 'another' } });
    expect(shown.state).toBe('open');
    expect(shown.entries[0]?.keyOpens).toBe(false);
    expect(status).toBe(1);
  });

  test('says what is no keystore, too large or no file', () => {
    writeFileSync(join(folder, 'text.jks'), 'no keystore');
    writeFileSync(join(folder, 'large.jks'), Buffer.concat([keystore, Buffer.alloc(16 * 1024 * 1024)]));
    expect(run(['show', 'text.jks'])).toMatchObject({ status: 1, out: expect.stringContaining('damaged') as string });
    expect(run(['show', 'large.jks'])).toMatchObject({ status: 1, out: expect.stringContaining('not supported') as string });
    expect(run(['show', 'good'])).toMatchObject({ status: 2, error: expect.stringContaining('cannot be read') as string });
  });

  test('writes text for people', () => {
    const { out } = run(['show', file], { environment: { WSO2_KEYSTORE_PASSWORD: canary } });
    expect(out).toContain('JKS, opens with this password, 1 entry');
    expect(out).toContain('mykey: private key, the password opens it');
    expect(out).toMatch(/subject +CN=localhost, ?O=Test/);
  });
});

test('rules lists every rule', () => {
  const { rules } = JSON.parse(run(['rules', '--format', 'json']).out) as { rules: Record<string, string>[] };
  expect(rules.find(({ id }) => id === 'keystore-not-found')).toMatchObject({ severity: 'error', summary: expect.stringMatching(/./) as string, documentation: expect.stringMatching(/^https:/) as string });
  expect(run(['rules']).out.split('\n').filter((line) => line !== '')).toHaveLength(rules.length);
});

test('--help and --version say it on standard output', () => {
  for (const args of [['--help'], ['check', '--help'], ['keystores', '-h'], ['show', '--help'], ['use', '--help'], ['rules', '--help']]) {
    expect(run(args)).toMatchObject({ status: 0, out: expect.stringContaining('Usage:') as string, error: '' });
  }
  expect(run(['--version'])).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
});
