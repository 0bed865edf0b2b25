// Homes that one call of the command line finds are compared with one another.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runner } from './run.ts';
import { bundle, scratch } from '../disk/homes.ts';

const { path: folder, remove } = scratch();
let cli = '';

beforeAll(async () => {
  cli = await bundle('cli', join(folder, 'bundle'));
  cpSync(join(import.meta.dirname, '../homes/cluster/home'), join(folder, 'cluster'), { recursive: true });
});
afterAll(remove);

const run = runner(() => cli, folder);

interface Report {
  readonly homes: readonly { readonly path: string }[];
  readonly problems: readonly { readonly rule: string; readonly file: string; readonly related: readonly { readonly file: string; readonly message: string }[] }[];
}

const report = (...paths: string[]): Report => JSON.parse(run(['check', '--format', 'json', '--now', '2026-06-01', ...paths]).out) as Report;
const drift = (...paths: string[]): Report['problems'] => report(...paths).problems.filter(({ rule }) => rule === 'gateway-drift');
const odd = join(folder, 'cluster/gateway-2/repository/conf/tomcat/catalina-server.xml');

test('homes under all paths are compared; related information leads to the other home', () => {
  const found = drift('cluster/gateway-1', 'cluster/gateway-2');
  expect(found.map(({ file }) => file)).toEqual([odd]);
  const axis2 = join(folder, 'cluster/gateway-1/repository/conf/axis2/axis2.xml');
  expect(found[0]?.related).toEqual([
    expect.objectContaining({ file: axis2, message: 'sslprofiles.xml of gateway-1' }),
    expect.objectContaining({ file: axis2, message: 'client-truststore.jks of gateway-1' }),
  ]);
});

test('a home alone is compared with none', () => {
  expect(drift('cluster/gateway-2')).toEqual([]);
});

test('a comment silences what comparing finds, and counts as used', () => {
  const text = readFileSync(odd, 'utf8');
  writeFileSync(odd, `<!-- wso2-config-disable gateway-drift: on its way out -->\n${text.replace(/^<\?xml[^>]*>\s*/, '')}`);
  const { problems } = report('cluster/gateway-1', 'cluster/gateway-2');
  writeFileSync(odd, text);
  expect(problems.filter(({ file, rule }) => file === odd && ['gateway-drift', 'suppression-unused'].includes(rule))).toEqual([]);
});

test('reported is what lies at or under a path', () => {
  expect(drift('cluster/gateway-1', 'cluster/gateway-2/repository/conf/carbon.xml')).toEqual([]);
  expect(drift('cluster/gateway-1/repository/conf/carbon.xml', 'cluster/gateway-2')).toHaveLength(1);
  expect(drift('cluster/gateway-1/repository/conf/carbon.xml', odd)).toHaveLength(1);
});

test('a home that is reached twice is one', () => {
  const { homes, problems } = report('cluster', 'cluster/gateway-2', 'cluster/gateway-2/repository/conf');
  expect(homes).toHaveLength(3);
  expect(problems.filter(({ rule }) => rule === 'gateway-drift')).toHaveLength(1);
});
