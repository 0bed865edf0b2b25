// Comparing many homes takes time in proportion to their number.

import { expect, test } from 'vitest';
import type { HomeModel } from '../../server/src/core/model/build.ts';
import { sslProfilesOf } from '../../server/src/core/model/ssl-profiles.ts';
import { neighboursOf, type Summary } from '../../server/src/core/model/summary.ts';
import type { Finding } from '../../server/src/core/rules/rule.ts';
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

const profilesOf = (text: string): ReturnType<typeof sslProfilesOf> => sslProfilesOf(parse('xml', { text, charset: 'utf-8', bom: false }), '/home');

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

test.each(['', 'x', '<', '<parameter', file('<profile>'), `${'<a>'.repeat(5000)}`, '<!DOCTYPE a [<!ENTITY b "&b;&b;">]><a>&b;</a>', '<parameter name="other"/>'])(
  'what is no file of profiles says nothing: %s', (text) => {
    expect(profilesOf(text)).toBeUndefined();
  });

test('a file of profiles that is deeper than any is read as well', () => {
  expect(Object.keys(profilesOf(file(`<profile><servers>*</servers>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</profile>`)) ?? {})).toEqual(['*']);
});
