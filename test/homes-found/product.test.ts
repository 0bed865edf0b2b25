// Which product and version a home is of, and what follows from that.

import { describe, expect, it } from 'vitest';
import { findHomes } from '../../server/src/core/model/homes.ts';
import { compareVersions, gotCryptoServiceByUpdate, kernelOf, shipsCryptoService } from '../../server/src/core/model/product.ts';
import { memoryWorld } from '../support/memory-world.ts';

const carbon = (name: string, key: string, version: string, ...roles: string[]): string =>
  `<Server><Name>${name}</Name><ServerKey>${key}</ServerKey><Version>${version}</Version>
  <ServerRoles>${roles.map((role) => `<Role>${role}</Role>`).join('')}</ServerRoles></Server>`;

/** Product, key and version of the homes of these files, the innermost last. */
const identities = (files: Record<string, string>): readonly (readonly (string | undefined)[])[] =>
  findHomes(memoryWorld(files), ['/']).map(({ product, serverKey, productVersion }) => [product, serverKey, productVersion]);

const signs = { '/h/conf/user-mgt.xml': '<UserManager/>', '/h/conf/broker.xml': '<broker/>' };
const am = carbon('WSO2 API Manager', 'AM', '2.0.0', 'APIManager');

describe('product', () => {
  it.each<readonly [string, Record<string, string>, readonly (string | undefined)[]]>([
    ['carbon.xml', { '/h/repository/conf/carbon.xml': am }, ['WSO2 API Manager', 'AM', '2.0.0']],
    ['version.txt before carbon.xml', { '/h/repository/conf/carbon.xml': am, '/h/bin/version.txt': 'WSO2 API Manager v2.1.0\n\n' }, ['WSO2 API Manager', 'AM', '2.1.0']],
    [
      'product.txt before version.txt',
      { '/h/repository/conf/carbon.xml': am, '/h/bin/version.txt': 'WSO2 API Manager v2.1.0', '/h/updates/product.txt': 'wso2am-2.6.0\n' },
      ['WSO2 API Manager', 'AM', '2.6.0'],
    ],
    [
      'a pack with a dash in its name', { '/h/repository/conf/carbon.xml': '<Server/>', '/h/updates/product.txt': 'wso2am-analytics-2.1.0' },
      ['WSO2 API Manager Analytics Server', 'AM-Analytics', '2.1.0'],
    ],
    [
      'version.txt that was never filled in', { '/h/conf/carbon.xml': carbon('WSO2 Enterprise Integrator', 'EI', '6.0.0'), '/h/bin/version.txt': '${product.name} v${product.version}' },
      ['WSO2 Enterprise Integrator', 'EI', '6.0.0'],
    ],
    ['carbon.xml that was never filled in', { '/h/conf/carbon.xml': carbon('${product.name}', '${product.key}', '${product.version}') }, [undefined, undefined, undefined]],
    ['a fork with a key of its own', { '/h/conf/carbon.xml': carbon('Hub', 'Hub', '2.5.0', 'APIManager') }, ['Hub', 'Hub', '2.5.0']],
    ['roles where there is no name', { '/h/conf/carbon.xml': carbon('', '', '', 'CarbonServer', 'IdentityServer') }, ['WSO2 Identity Server', 'IS', undefined]],
    ['no carbon.xml', { ...signs, '/h/bin/version.txt': 'WSO2 Enterprise Service Bus v5.0.0' }, ['WSO2 Enterprise Service Bus', 'ESB', '5.0.0']],
    ['nothing but a start script', { ...signs, '/h/bin/iot-server.sh': '' }, ['WSO2 IoT Server', 'IoT', undefined]],
    ['nothing but folders', { ...signs, '/h/wso2/msf4j/x': '' }, ['WSO2 Enterprise Integrator', 'EI', undefined]],
    ['nothing at all', signs, [undefined, undefined, undefined]],
  ])('from %s', (_, files, expected) => {
    expect(identities(files)).toEqual([expected]);
  });

  it('tells a profile by the outer product and version, for its own may be stale', () => {
    const files = {
      '/ei/conf/carbon.xml': carbon('WSO2 Enterprise Integrator', 'EI', '6.3.0'),
      '/ei/wso2/analytics/conf/carbon.xml': carbon('WSO2 Enterprise Integrator Analytics', 'EI', '6.0.0'),
      '/ei/wso2/broker/conf/carbon.xml': carbon('WSO2 Message Broker', 'MB', '3.2.0'),
    };
    expect(identities(files)).toEqual([
      ['WSO2 Enterprise Integrator', 'EI', '6.3.0'], ['WSO2 Enterprise Integrator', 'EI', '6.3.0'], ['WSO2 Enterprise Integrator', 'MB', '6.3.0'],
    ]);
  });

  it('believes no version of a profile whose outer home is not there', () => {
    const files = { '/x/wso2/broker/conf/carbon.xml': carbon('WSO2 Message Broker', 'MB', '3.2.0') };
    expect(identities(files)).toEqual([['WSO2 Message Broker', 'MB', undefined]]);
  });
});

describe('versions', () => {
  it('compares them as numbers', () => {
    expect(compareVersions('1.10.0', '1.9')).toBeGreaterThan(0);
    expect(compareVersions('2.6', '2.6.0')).toBe(0);
    expect(compareVersions('5.7.0-SNAPSHOT', '5.7.0')).toBe(0);
    expect(compareVersions('2.5.9', '2.6')).toBeLessThan(0);
  });

  it.each([
    ['WSO2 API Manager', '1.8.0', '4.2'], ['WSO2 API Manager', '1.10.0', '4.4'], ['WSO2 API Manager', '2.6.0', '4.4'], ['WSO2 API Manager', '3.2.0', '4.6'],
    ['WSO2 API Manager', '4.0.0', '4.6'], ['WSO2 Identity Server', '5.0.0', '4.2'], ['WSO2 Identity Server', '5.7.0', '4.4'], ['WSO2 Identity Server', '5.11.0', '4.6'],
    ['WSO2 Enterprise Integrator', '6.4.0', '4.4'], ['WSO2 Enterprise Integrator', '6.6.0', '4.5'], ['WSO2 Carbon Kernel', '4.4.40', '4.4'],
    ['WSO2 Governance Registry', '5.1.0', '4.4'], ['Hub', '2.5.0', undefined], ['WSO2 API Manager', undefined, undefined], ['WSO2 IoT Server', '3.3.0', '4.4'],
  ])('%s %s stands on kernel %s', (product, productVersion, kernel) => {
    expect(kernelOf({ product, productVersion })).toBe(kernel);
  });

  it.each([
    ['WSO2 API Manager', '2.6.0', true, false], ['WSO2 API Manager', '2.5.0', false, false], ['WSO2 API Manager', '2.2.0', false, true],
    ['WSO2 API Manager', '3.0.0', false, false], ['WSO2 Identity Server', '5.7.0', true, false], ['WSO2 Identity Server', '5.8.0', true, false],
    ['WSO2 Identity Server as Key Manager', '5.7.0', true, false], ['WSO2 Identity Server', '5.5.0', false, true], ['WSO2 Identity Server', '5.6.0', false, false],
    ['WSO2 Enterprise Integrator', '6.6.0', true, false], ['WSO2 Enterprise Integrator', '6.2.0', false, true], ['WSO2 Enterprise Integrator', '6.3.0', false, false],
    ['WSO2 Data Analytics Server', '3.2.0', false, true], ['WSO2 Carbon Kernel', '4.4.34', true, false], ['WSO2 Carbon Kernel', '4.4.33', false, false],
    ['Hub', '2.6.0', false, false], [undefined, undefined, false, false],
  ])('%s %s ships the CryptoService: %s; got it by update: %s', (product, productVersion, ships, got) => {
    expect([shipsCryptoService({ product, productVersion }), gotCryptoServiceByUpdate({ product, productVersion })]).toEqual([ships, got]);
  });
});
