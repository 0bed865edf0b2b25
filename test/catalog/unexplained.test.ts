// What no row explains is listed, and nothing else.

import { expect, it } from 'vitest';
import { unexplained } from '../../server/src/core/catalog/unexplained.ts';
import { findHomes } from '../../server/src/core/model/homes.ts';
import { memoryWorld } from '../support/memory-world.ts';

const keystore = (location: string): string => `<KeyStore><Location>${location}</Location></KeyStore>`;

const listed = (files: Record<string, string>): readonly string[] => {
  const world = memoryWorld({ '/h/conf/carbon.xml': `<Server><Security>${keystore('a.jks')}</Security></Server>`, ...files });
  return unexplained(world, findHomes(world, ['/h'])[0]!).map(({ file, range, value }) => `${file}:${range.start}-${range.end} ${value}`);
};

it('lists what no row explains', () => {
  expect(listed({
    '/h/conf/a/b.xml': `<!-- x.jks --><x y="one.jks"> two.P12\n</x>`,
    '/h/conf/other.properties': 'a=three.pfx\n#b=x.jks\nc=not.jks.txt\n',
    '/h/repository/deployment/server/apps/x.json': '{ "k": "four.jceks" }',
    '/h/repository/resources/security/five.xml': '<k>five.keystore</k>',
    '/h/elsewhere/x.xml': '<k>x.jks</k>',
    '/h/conf/notes.txt': 'x.jks',
  })).toEqual([
    '/h/conf/a/b.xml:20-27 one.jks', '/h/conf/a/b.xml:30-37 two.P12', '/h/conf/other.properties:2-11 three.pfx',
    '/h/repository/deployment/server/apps/x.json:8-18 four.jceks', '/h/repository/resources/security/five.xml:3-16 five.keystore',
  ]);
});

it('lists nothing that a row explains, also where it is dead, not read or a second block', () => {
  expect(listed({
    '/h/conf/broker.xml': '<broker><transports><mqtt enabled="false"><sslConnection><keyStore><location>m.jks</location></keyStore></sslConnection></mqtt></transports></broker>',
    '/h/conf/advanced/qpid-config.xml': '<broker><management><ssl><keyStorePath>${conf}/qpid.keystore</keyStorePath></ssl></management></broker>',
    '/h/conf/axis2/axis2_nhttp.xml': `<axisconfig><transportSender name="https"><parameter name="keystore">${keystore('b.jks')}</parameter></transportSender></axisconfig>`,
    '/h/conf/mine/profiles.xml': `<parameter name="customSSLProfiles"><profile>${keystore('c.jks')}</profile></parameter>`,
  })).toEqual([]);
});

it('lists nothing of a copy', () => {
  const copy = `<Server><Security>${keystore('a.jks')}</Security></Server>`;
  expect(listed({ '/h/conf/carbon_old.xml': copy, '/h/conf/carbon - Copy.xml': copy, '/h/conf/carbon(1).xml': copy, '/h/conf/carbon.xml.bak': copy })).toEqual([]);
  expect(listed({ '/h/conf/carbonold.xml': copy })).toEqual(['/h/conf/carbonold.xml:38-43 a.jks']);
});
