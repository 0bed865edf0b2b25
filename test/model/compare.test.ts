// Comparing many homes takes time in proportion to their number.

import { expect, test } from 'vitest';
import type { HomeModel } from '../../server/src/core/model/build.ts';
import { sslProfilesOf } from '../../server/src/core/model/ssl-profiles.ts';
import { neighboursOf, type Summary } from '../../server/src/core/model/summary.ts';
import { print, type Finding } from '../../server/src/core/rules/rule.ts';
import { parse } from '../../server/src/core/syntax/parse.ts';
import { ruleById } from '../support/page.ts';

const place = { file: '/x', range: { start: 0, end: 1 } };

/** A gateway with its own certificate, among a hundred that it trusts one of its own. */
function gateway(number: number): Summary {
  const trusted = Object.fromEntries([...Array.from({ length: 100 }, (_, index) => `ca-${index}`), `own-${number}`].map((name) => [name, name]));
  return {
    home: `/homes/${number}`, title: 'WSO2 API Manager 2.6.0', kind: 'AM', hostName: '', place, isOpening: false,
    tls: { id: `certificate ${number}`, names: [`host-${number}`] },
    gateway: { profiles: { name: 'sslprofiles.xml', place, servers: { '*': `${number}` } }, truststore: { name: 'client-truststore.jks', place, certificates: trusted } },
  };
}

test.each(['tls-keystore-inconsistent', 'gateway-drift'])('%s says a few things of each of a thousand homes', (id) => {
  const compare = ruleById(id)!.check as (model: HomeModel, neighbours: readonly Summary[]) => Iterable<Finding>;
  const summaries = Array.from({ length: 1000 }, (_, index) => gateway(index));
  const start = performance.now();
  const neighbours = neighboursOf(summaries);
  const findings = summaries.flatMap(({ home }) => [...compare({ home: { path: home } } as HomeModel, neighbours.get(home)!)]);
  expect(performance.now() - start).toBeLessThan(3000);
  expect(findings).toHaveLength(1000);
  expect(Math.max(...findings.map(({ related }) => related?.length ?? 0))).toBeLessThanOrEqual(16);
});

test('of two gateways against two, each is compared with those that it is not like', () => {
  const compare = ruleById('gateway-drift')!.check as (model: HomeModel, neighbours: readonly Summary[]) => Iterable<Finding>;
  const summaries = [true, true, false, false].map((isFull, index): Summary => {
    const like = gateway(0);
    const servers = { '*': 'x', ...(isFull ? { 'a:443': 'y' } : {}) };
    return { ...like, home: `/homes/${index}`, gateway: { ...like.gateway!, profiles: { name: 'sslprofiles.xml', place, servers } } };
  });
  const found = summaries.map(({ home }) => [...compare({ home: { path: home } } as HomeModel, summaries)].map(({ message, related }) => [print(message), related!.map((each) => print(each.message))]));
  const said = ['The gateways of a cluster have to be alike, and this one is not like 0, 1: sslprofiles.xml lacks a:443', ['sslprofiles.xml of 0', 'sslprofiles.xml of 1']];
  expect(found).toEqual([[], [], [said], [said]]);
});

const here = '/elsewhere/repository/resources/security/here.jks';

const profilesOf = (text: string): ReturnType<typeof sslProfilesOf> =>
  sslProfilesOf(parse('xml', { text, charset: 'utf-8', bom: false }), { home: '/home', isThere: (path) => path === here });

const file = (profiles: string): string => `<parameter name="customSSLProfiles">${profiles}</parameter>`;

test('a file of profiles is read by what it means', () => {
  const one = profilesOf(file('<profile><servers>a:443, B:443</servers><TrustStore><Location>x.jks</Location><Type>JKS</Type></TrustStore></profile>'));
  const other = profilesOf(file(`
    <profile><servers>b:443</servers><TrustStore><Type> JKS </Type><Location>./x.jks</Location><Password>secret</Password></TrustStore></profile>
    <!-- twice --><profile><servers>a:443,b:443</servers><TrustStore><Type>JKS</Type><Location>/home/x.jks</Location></TrustStore></profile>`));
  expect(Object.keys(one!)).toEqual(['a:443', 'b:443']);
  expect(other).toEqual(one);
  expect(JSON.stringify(other)).not.toContain('secret');
  expect(profilesOf(file('<profile novalidatecert="true"><servers>*</servers></profile>'))).not.toEqual(profilesOf(file('<profile><servers>*</servers></profile>')));
});

test.each([
  ['/opt/wso2am/repository/resources/security/x.jks', true],
  ['C:\\wso2am\\repository\\resources\\security\\x.jks', true],
  ['${carbon.home}/repository/resources/security/x.jks', true],
  ['/opt/keys/x.jks', false],
  [here, false],
])('a location in full is that of a home that was copied, unless the file is here: %s', (location, isSame) => {
  const [one, other] = ['repository/resources/security/x.jks', location].map((text) => profilesOf(file(`<profile><servers>*</servers><TrustStore><Location>${text}</Location></TrustStore></profile>`))!['*']);
  expect(one === other).toBe(isSame);
});

test.each(['', 'x', '<', '<parameter', file('<profile>'), `${'<a>'.repeat(5000)}`, '<!DOCTYPE a [<!ENTITY b "&b;&b;">]><a>&b;</a>', '<parameter name="other"/>'])(
  'what is no file of profiles says nothing: %s', (text) => {
    expect(profilesOf(text)).toBeUndefined();
  });

test('a file of profiles that is deeper than any is read as well', () => {
  expect(Object.keys(profilesOf(file(`<profile><servers>*</servers>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</profile>`)) ?? {})).toEqual(['*']);
});
