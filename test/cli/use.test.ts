// wso2-config use as a process, on a home with links, permissions, several encodings and secrets of its own.

import { chmodSync, lstatSync, readFileSync, readdirSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundle, canary, carbon, keystore, scratch, write } from '../disk/homes.ts';
import { runner } from './run.ts';

const { path: folder, remove } = scratch();
let cli = '';
let home = '';
let number = 0;

beforeAll(async () => {
  cli = await bundle('cli', join(folder, 'bundle'));
});
afterAll(remove);

const old = 'repository/resources/security/old.jks';
const fresh = 'repository/resources/security/new.jks';
const axis2 = `<axisconfig>
  <transportReceiver name="https">
    <parameter name="keystore"><KeyStore><Location>${old}</Location><Type>JKS</Type><Password>another-canary</Password><KeyPassword>another-canary</KeyPassword></KeyStore></parameter>
    <parameter name="wss.ssl.key.store.pass">another-canary</parameter>
  </transportReceiver>
</axisconfig>
`;

/** A home whose primary, console and https listener name a keystore that is not there. */
beforeEach(() => {
  home = join(folder, String(number++));
  write(home, {
    'repository/conf/carbon.xml': Buffer.from(carbon({ location: `\${carbon.home}/${old}`, password: 'another-canary', before: '<!-- caf\xe9 -->' }), 'latin1'),
    'repository/conf/tomcat/catalina-server.xml': `<Server>\r\n<Service><Connector SSLEnabled="true" keystoreFile="\${carbon.home}/${old}" keystorePass="another-canary"/></Service>\r\n</Server>\r\n`,
    'repository/conf/axis2/real.xml': axis2,
    'repository/conf/identity/EndpointConfig.properties': `client.keyStore=./${old}\nCarbon.Security.KeyStore.Password=another-canary\n`,
    [fresh]: keystore,
    'bin/wso2server.sh': '#!/bin/sh\n',
  });
  renameSync(join(home, 'repository/conf/axis2/real.xml'), join(home, 'axis2-real.xml'));
  symlinkSync('../../../axis2-real.xml', join(home, 'repository/conf/axis2/axis2.xml'));
  chmodSync(join(home, 'repository/conf/carbon.xml'), 0o640);
});

const run = runner(() => cli, folder);
const use = (args: readonly string[], environment: Readonly<Record<string, string>> = { WSO2_KEYSTORE_PASSWORD: canary }, input?: string) => {
  const ran = run(['use', join(home, fresh), ...args], { cwd: home, environment, input });
  expect(ran.out + ran.error).not.toContain('another-canary');
  return ran;
};
const read = (path: string): string => readFileSync(join(home, path), 'latin1');
const everything = (): string => ['carbon.xml', 'tomcat/catalina-server.xml', 'axis2/axis2.xml', 'identity/EndpointConfig.properties'].map((each) => read(`repository/conf/${each}`)).join('\0');

describe('every place of the old keystore', () => {
  test('is changed, and nothing else is', () => {
    const before = everything();
    const { status, out } = use(['--for', 'all', '--yes', '.']);
    expect(out).toContain('Primary keystore:\n  repository/conf/carbon.xml line 8, 10, 12\n');
    expect(out).toContain('10 settings changed in 4 files.');
    expect(status).toBe(0);
    const inProperties = canary.replace('!', '\\!');
    expect(everything()).toBe(before.replaceAll(old, fresh).replace('Password=another-canary', () => `Password=${inProperties}`)
      .replaceAll(/another-canary(?!<\/parameter>)/g, canary));
    expect(statSync(join(home, 'repository/conf/carbon.xml')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(home, 'repository/conf/axis2/axis2.xml')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(home, 'repository/conf')).sort()).toEqual(['axis2', 'carbon.xml', 'identity', 'tomcat']);
  });

  test('twice changes nothing', () => {
    use(['--for', 'all', '--yes', '.']);
    const before = everything();
    expect(use(['--for', 'all', '--yes', '.'])).toMatchObject({ status: 0, out: 'Nothing to change.\n' });
    expect(everything()).toBe(before);
  });

  test('is shown by --dry-run, without a secret, and nothing is written', () => {
    const before = everything();
    const { status, out, error } = use(['--for', 'all', '--dry-run', '.']);
    expect(status).toBe(0);
    expect(everything()).toBe(before);
    expect(out).toContain('--- repository/conf/identity/EndpointConfig.properties\n+++ repository/conf/identity/EndpointConfig.properties\n@@ -1,2 +1,2 @@\n'
      + `-client.keyStore=./${old}\n-Carbon.Security.KeyStore.Password=********\n+client.keyStore=./${fresh}\n+Carbon.Security.KeyStore.Password=********\n`);
    expect(out).toContain(`+<Service><Connector SSLEnabled="true" keystoreFile="\${carbon.home}/${fresh}" keystorePass="********"/></Service>\r\n`);
    expect(out).toContain('<parameter name="wss.ssl.key.store.pass">********</parameter>');
    expect(error).toContain('10 settings to change in 4 files.');
  });
});

describe('what a keystore is for', () => {
  test('chooses the places', () => {
    const { status } = use(['--for', 'tls,client', '.']);
    expect(status).toBe(0);
    expect(read('repository/conf/carbon.xml')).toContain(old);
    expect(read('repository/conf/tomcat/catalina-server.xml')).toContain(fresh);
    expect(read('repository/conf/identity/EndpointConfig.properties')).toContain(fresh);
  });

  test('and the path, which files', () => {
    expect(use(['--for', 'all', 'repository/conf/tomcat']).status).toBe(0);
    expect(read('repository/conf/carbon.xml')).toContain(old);
    expect(read('repository/conf/tomcat/catalina-server.xml')).toContain(fresh);
  });

  test('a place that cannot take it is named, with the reason', () => {
    write(home, { 'repository/conf/tomcat/catalina-server.xml': `<Server><Service><Connector SSLEnabled="true" keystoreFile="\${carbon.home}/${old}" keystorePass="\${tls.pass}"/></Service></Server>` });
    const { status, out } = use(['--for', 'tls', '.']);
    expect(out).toContain('repository/conf/tomcat/catalina-server.xml:1:61 left as it is: keystorePass is filled in from outside, or not known here');
    expect(status).toBe(1);
  });

  test('a role without a place, and one that does not exist', () => {
    expect(use(['--for', 'broker', '.']).out).toContain('has no place of the role broker');
    expect(use(['--for', 'lts', '.'])).toMatchObject({ status: 2 });
    expect(use(['.']).error).toContain('--for is needed');
  });

  test('places that the server does not read stay, but for --unread', () => {
    write(home, { 'repository/conf/sec.policy': `keystore "file:\${user.dir}/${old}", "JKS";\n` });
    use(['--for', 'policy', '.']);
    expect(read('repository/conf/sec.policy')).toContain(old);
    use(['--for', 'policy', '--unread', '.']);
    expect(read('repository/conf/sec.policy')).toContain(fresh);
  });
});

describe('before anything is changed', () => {
  test('the data key is asked for', () => {
    const before = everything();
    const { status, error } = use(['--for', 'primary', '.']);
    expect(error).toContain('will make already encrypted data unusable');
    expect(status).toBe(2);
    expect(everything()).toBe(before);
  });

  test.each([
    ['a wrong password', { WSO2_KEYSTORE_PASSWORD: 'wrong' }, 1, 'the password does not open the keystore'],
    ['a wrong key password', { WSO2_KEYSTORE_PASSWORD: canary, WSO2_KEY_PASSWORD: 'wrong' }, 1, 'the key password does not open the key mykey'],
    ['no password', {}, 2, 'the password of the keystore is needed'],
  ])('%s is refused', (_, environment, status, said) => {
    const before = everything();
    const ran = use(['--for', 'all', '--yes', '.'], environment);
    expect(ran).toMatchObject({ status });
    expect(ran.error).toContain(said);
    expect(everything()).toBe(before);
  });

  test('a password from standard input', () => {
    expect(use(['--for', 'tls', '--password-stdin', '.'], {}, `${canary}\n`).status).toBe(0);
    expect(read('repository/conf/tomcat/catalina-server.xml')).toContain(canary);
  });

  test('an alias that the keystore does not hold', () => {
    expect(use(['--for', 'tls', '--alias', 'other', '.']).error).toContain('the keystore holds no key other; its keys: mykey');
    expect(use(['--for', 'tls', '--alias', 'MYKEY', '.']).status).toBe(0);
  });

  test('a home with deployment.toml is left alone', () => {
    write(home, { 'repository/conf/deployment.toml': '[server]\n' });
    expect(use(['--for', 'all', '.'])).toMatchObject({ status: 2, out: '' });
  });
});

test('a file whose encoding cannot be kept: no file is changed', () => {
  const odd = `<?xml version="1.0" encoding="US-ASCII"?><!-- \xe9 --><Server><Service><Connector SSLEnabled="true" keystoreFile="\${carbon.home}/${old}" keystorePass="x"/></Service></Server>`;
  write(home, { 'repository/conf/tomcat/catalina-server.xml': Buffer.from(odd, 'latin1') });
  const before = everything();
  const { status, error } = use(['--for', 'all', '--yes', '.']);
  expect(error).toContain('repository/conf/tomcat/catalina-server.xml is in an encoding that cannot be kept; no file was changed');
  expect(status).toBe(2);
  expect(everything()).toBe(before);
});
