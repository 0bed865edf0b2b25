// wso2-config check --fix as a process: what needs no decision is mended, nothing else, and no diff tells a secret.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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

const good = '${carbon.home}/repository/resources/security/store.jks';
const other = 'other-canary';

/** A home with a misspelt placeholder, an alias in another case and blanks, beside secrets of every kind. */
beforeEach(() => {
  home = join(folder, String(number++));
  write(home, {
    'repository/conf/carbon.xml': Buffer.from(carbon({ location: ` ${good.replace('home', 'hmoe')} `, alias: 'MYKEY', before: `<!-- \xe9 --><Secret>${other}</Secret>` }), 'latin1'),
    'repository/conf/tomcat/catalina-server.xml':
      `<Server><Service><Connector SSLEnabled="true" keystoreFile="\${carbn.home}/repository/resources/security/store.jks" keystorePass="${canary}" truststorePass="${other}" connectionURL="jdbc://u:${other}@x"/></Service></Server>`,
    'repository/conf/identity/EndpointConfig.properties':
      `db.password=${other}\nclient.keyStore=./repository/resources/security/store.jks \nCarbon.Security.KeyStore.Password=${canary}\n`,
    'repository/resources/security/store.jks': keystore,
    'bin/wso2server.sh': '#!/bin/sh\n',
  });
});

const run = runner(() => cli, folder);
const check = (...args: string[]) => {
  const ran = run(['check', ...args], { cwd: home });
  expect(ran.out + ran.error).not.toContain(other);
  return ran;
};
const read = (path: string): string => readFileSync(join(home, 'repository/conf', path), 'latin1');
const everything = (): string => ['carbon.xml', 'tomcat/catalina-server.xml', 'identity/EndpointConfig.properties'].map(read).join('\0');

test('mends until nothing is left that needs no decision, and reports the rest', () => {
  const { status, out, error } = check('--fix', '.');
  expect(error).toContain('mended repository/conf/tomcat/catalina-server.xml in 1 place\n');
  expect(out).not.toMatch(/placeholder-unknown|alias-case|value-whitespace/);
  expect(status).toBe(0);
  expect(read('carbon.xml')).toBe(carbon({ location: good, alias: 'mykey', before: `<!-- \xe9 --><Secret>${other}</Secret>` }));
  expect(read('tomcat/catalina-server.xml')).toContain('"${carbon.home}/');
  const before = everything();
  expect(check('--fix', '.').error).toContain('nothing can be mended without asking');
  expect(everything()).toBe(before);
});

/** A file as it is written, and what it has to be afterwards. */
interface Written {
  readonly path: string;
  readonly text: (location: string) => string;
  readonly bytes: (text: string) => Buffer;
}

const crlf = (text: string): string => text.replace(/\n/g, '\r\n');
const misspelt = good.replace('home', 'hmoe');
const connector = (location: string): string =>
  `<Server>\n\t<!-- \u20ac \u00fc -->\n\t<Service>\n\t\t<Connector SSLEnabled='true'  keystoreFile='${location}'\n\t\t           keystorePass='${canary}' />\n\t</Service>\n</Server>`;

test.each<Written>([
  { path: 'carbon.xml', text: (location) => crlf(carbon({ location, before: '<!-- \u00e9\u00df\u0080 -->' })), bytes: (text) => Buffer.from(text, 'latin1') },
  { path: 'tomcat/catalina-server.xml', text: (location) => `\uFEFF${crlf(connector(location))}`, bytes: (text) => Buffer.from(text) },
  { path: 'tomcat/catalina-server.xml', text: (location) => `\uFEFF<?xml version="1.0" encoding="UTF-16"?>\r\n${crlf(connector(location))}`, bytes: (text) => Buffer.from(text, 'utf16le') },
  {
    path: 'identity/EndpointConfig.properties', bytes: (text) => Buffer.from(text, 'latin1'),
    text: (location) => crlf(`# \u00fc\u00ff\nother = a\\\n   b\u00e4 \t\nclient.keyStore=./repository/resources/security/store.jks${location === good ? '' : ' '}\nCarbon.Security.KeyStore.Password=${canary}`),
  },
])('keeps every other byte of $path, case $#', ({ path, text, bytes }) => {
  const file = join(home, 'repository/conf', path);
  write(home, { [`repository/conf/${path}`]: bytes(text(misspelt)) });
  check('--fix', '.');
  expect(readFileSync(file).equals(bytes(text(good)))).toBe(true);
});

test('--dry-run prints a diff without secrets, and writes nothing', () => {
  const before = everything();
  const { status, out } = check('--fix', '--dry-run', '.');
  expect(everything()).toBe(before);
  expect(out).toContain(`-      <Location> ${good.replace('home', 'hmoe')} </Location>\n`);
  expect(out).toContain(`+      <Location>${good}</Location>\n`);
  expect(out).toContain('       <Password>********</Password>\n');
  expect(out).toContain('keystorePass="********" truststorePass="********" connectionURL="jdbc://u:********@x"');
  expect(out).toContain(' db.password=********\n');
  expect(out).not.toContain('placeholder-unknown');
  expect(status).toBe(0);
});

test('only files at or under the path are mended', () => {
  check('--fix', 'repository/conf/tomcat');
  expect(read('carbon.xml')).toContain('hmoe');
  expect(read('tomcat/catalina-server.xml')).toContain('"${carbon.home}/');
});

test('--dry-run alone is no option of check', () => {
  expect(check('--dry-run', '.')).toMatchObject({ status: 2 });
});
