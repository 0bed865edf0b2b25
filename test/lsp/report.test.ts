// The report over the protocol: it waits until everything is checked, and its links are commands of the client.

import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundle, canary, scratch, write, writeHome } from '../disk/homes.ts';
import { startClient, uri, type Client } from './client.ts';

const { path: folder, remove } = scratch();
const workspace = join(folder, 'opened');
let server = '';
let client: Client;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
  writeHome(join(workspace, 'good'));
  writeHome(join(workspace, 'bad'), { location: '${carbon.home}/repository/resources/security/stoer.jks' });
  write(join(workspace, 'new'), { 'repository/conf/deployment.toml': '[server]\nhostname = "am.example.com"\n' });
});
afterEach(async () => {
  expect(JSON.stringify(client.received)).not.toContain(canary);
  await client.end();
});
afterAll(remove);

test('tells of all homes at once, and leads to lines and keystores', async () => {
  client = startClient(server, { folders: [workspace], initializationOptions: { now: '2026-01-01' } });
  await client.initialize();
  const page = await client.request<string>('wso2Config/report', { format: 'html', links: true });
  expect(page).toContain('stoer.jks does not exist');
  expect(page).toContain('configured by deployment.toml; not checked yet');
  expect(page).toContain('2034-12-30');
  const commands = [...page.matchAll(/href="command:([\w.]+)\?([^"]*)"/g)].map(([, name, given]) => [name, JSON.parse(decodeURIComponent(given!)) as unknown]);
  expect(commands).toContainEqual(['wso2Config.openPlace', [uri(join(workspace, 'bad/repository/conf/carbon.xml')), 7, 16]]);
  expect(commands).toContainEqual(['wso2Config.openKeystore', [uri(join(workspace, 'good/repository/resources/security/store.jks')), 'mykey']]);

  const saved = await client.request<string>('wso2Config/report', { format: 'html', links: false });
  expect(saved).not.toContain('command:');
  expect(saved).not.toContain(folder);
  expect(await client.request<string>('wso2Config/report', { format: 'md', links: false })).toContain('| bad | primary | `repository/resources/security/stoer.jks` | no such file |\n');
});

test('of a folder without a home says so', async () => {
  client = startClient(server, { folders: [join(folder, 'bundle')], initializationOptions: { now: '2026-01-01' } });
  await client.initialize();
  expect(await client.request<string>('wso2Config/report', { format: 'html', links: true })).toContain('There is no WSO2 home here.');
});
