// A conversation about several homes: what changes in one is said at the other.

import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, scratch } from '../disk/homes.ts';
import { startClient, uri, type Client } from './client.ts';

const { path: folder, remove } = scratch();
const homes = join(folder, 'cluster');
const security = (home: string, name: string): string => join(homes, home, 'repository/resources/security', name);
const console2 = join(homes, 'gateway-2/repository/conf/tomcat/catalina-server.xml');
const messages = (): readonly string[] => client.last(console2)?.diagnostics.filter(({ code }) => code === 'gateway-drift').map(({ message }) => message) ?? [];
let client: Client;

beforeAll(async () => {
  const server = await bundle('lsp', join(folder, 'bundle'));
  cpSync(join(import.meta.dirname, '../homes/cluster/home'), homes, { recursive: true });
  client = startClient(server, { folders: [homes], initializationOptions: { now: '2026-06-01' } });
  await client.initialize();
});
afterAll(() => {
  client.child.kill();
  remove();
});

test('the odd gateway is reported, with the other one as related information', async () => {
  await client.has(console2, 'gateway-drift');
  const { relatedInformation } = client.last(console2)!.diagnostics.find(({ code }) => code === 'gateway-drift')!;
  expect(messages()[0]).toMatch(/sslprofiles\.xml lacks payments\.example\.net:443; client-truststore\.jks lacks payments-backend$/);
  expect(relatedInformation?.map(({ location }) => location.uri)).toContain(uri(join(homes, 'gateway-1/repository/conf/axis2/axis2.xml')));
});

test('another home that changes on disk changes what is said of this one', async () => {
  cpSync(security('gateway-2', 'client-truststore.jks'), security('gateway-1', 'client-truststore.jks'));
  client.tell(security('gateway-1', 'client-truststore.jks'));
  await client.until('no word of the truststore', () => messages().some((message) => message.endsWith('lacks payments.example.net:443')));
});

test('unsaved text of another home counts', async () => {
  const saved = readFileSync(security('gateway-1', 'sslprofiles.xml'), 'utf8');
  client.open(security('gateway-1', 'sslprofiles.xml'), readFileSync(security('gateway-2', 'sslprofiles.xml'), 'utf8'));
  await client.hasNot(console2, 'gateway-drift');
  client.change(security('gateway-1', 'sslprofiles.xml'), saved.replace(/\s+/g, ' '), 2);
  await client.has(console2, 'gateway-drift');
  client.close(security('gateway-1', 'sslprofiles.xml'));
});

test('a home that goes away is compared with no more', async () => {
  const folders = (added: readonly string[], removed: readonly string[]): void => client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: added.map((path) => ({ uri: uri(path), name: path })), removed: removed.map((path) => ({ uri: uri(path), name: path })) },
  });
  folders([join(homes, 'gateway-2')], [homes]);
  await client.hasNot(console2, 'gateway-drift');
  folders([join(homes, 'gateway-1')], []);
  await client.has(console2, 'gateway-drift');
});

test('the server ends as it should', async () => {
  expect(await client.end()).toBe(0);
  expect(client.errors()).toBe('');
});
