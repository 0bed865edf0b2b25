// Homes as WSO2 ships them, with the keystore replaced in one place: every other place is found. Skips where no such homes lie beside the project.

import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratch } from '../disk/homes.ts';
import { commandLine, type CommandLine } from '../homes/command-line.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const own = join(import.meta.dirname, '../homes/sample/home/repository/resources/security/gateway.jks');
/** Places that the server reads besides carbon.xml, and that work with a key. */
const homes: Readonly<Record<string, readonly string[]>> = {
  'apim-2.0.0-stock': ['axis2/axis2.xml', 'axis2/axis2.xml', 'broker.xml', 'identity/EndpointConfig.properties', 'tomcat/catalina-server.xml'],
  'apim-2.2.0-official': [
    'axis2/axis2.xml', 'axis2/axis2.xml', 'broker.xml', 'data-bridge/data-bridge-config.xml', 'identity/EndpointConfig.properties', 'tomcat/catalina-server.xml',
    '../deployment/server/synapse-configs/default/inbound-endpoints/SecureWebSocketInboundEndpoint.xml', '../resources/security/sslprofiles.xml',
  ],
  'is-5.7.0-official': [
    'identity/EndpointConfig.properties', 'tomcat/catalina-server.xml', '../deployment/server/jaggeryapps/dashboard/authentication/auth_config.json',
  ],
  'ei-6.4.0-official': ['axis2/axis2.xml', 'axis2/axis2.xml', 'tomcat/catalina-server.xml'],
  'mb-3.2.0-official': ['broker.xml', 'broker.xml', 'tomcat/catalina-server.xml'],
};
const names = existsSync(corpus) ? readdirSync(corpus).filter((name) => name in homes) : [];
const { path: folder, remove } = scratch();

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
});
afterAll(() => {
  cli.dispose();
  remove();
});

interface Answer {
  readonly problems: readonly { readonly rule: string; readonly severity: string; readonly file: string; readonly fixes: readonly string[] }[];
}

/** Gives carbon.xml of a copied home another primary keystore. */
function replacePrimary(home: string): string {
  const conf = ['repository/conf', 'conf'].map((each) => join(home, each)).find((each) => existsSync(join(each, 'carbon.xml')))!;
  cpSync(own, join(home, 'repository/resources/security/gateway.jks'));
  const text = readFileSync(join(conf, 'carbon.xml'), 'latin1');
  writeFileSync(join(conf, 'carbon.xml'), text.replace(/<KeyStore>[^]*?<\/KeyStore>/, (block) => block
    .replace('wso2carbon.jks', 'gateway.jks').replaceAll('Password>wso2carbon<', 'Password>4gateway-2026<').replace('<KeyAlias>wso2carbon<', '<KeyAlias>gateway<')), 'latin1');
  return conf;
}

if (names.length === 0) test.skip('there are no shipped homes beside the project', () => undefined);

describe.each(names)('%s with a new primary keystore', (name) => {
  test('every place with the old key is found, and none beyond', async () => {
    const home = join(folder, name);
    cpSync(join(corpus, name), home, { recursive: true });
    const conf = replacePrimary(home);
    const { out } = await cli.run(folder, 'check', '--format', 'json', '--now', '2018-12-01', name);
    const found = (JSON.parse(out) as Answer).problems.filter(({ rule }) => rule === 'keystore-partly-replaced');
    expect(found.map(({ file }) => relative(conf, file))).toEqual(homes[name]);
    expect(found.every(({ severity, fixes }) => severity === 'warning' && fixes.length === 2)).toBe(true);
  });
});
