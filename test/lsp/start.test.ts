// The start of the server: `initialize` is answered before the catalogue and the rules are loaded.

import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundle, carbon as carbonWith, scratch, write, writeHome } from '../disk/homes.ts';
import { startClient, type Client } from './client.ts';

const { path: folder, remove } = scratch();
const home = join(folder, 'home');
const carbon = join(home, 'repository/conf/carbon.xml');
let server = '';
let client: Client;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
  writeHome(home, { location: '${carbon.home}/repository/resources/security/stoer.jks' });
});
afterEach(() => {
  if (client.child.exitCode === null) client.child.kill();
});
afterAll(remove);

/** The server with these of its files alone. */
function serverWith(name: string, ...files: readonly string[]): string {
  const target = join(folder, name);
  mkdirSync(target);
  for (const file of files) copyFileSync(join(dirname(server), file), join(target, file));
  return join(target, 'server.js');
}

test('initialize asks for nothing of what serves afterwards, and what then is missing is said, not waited for', async () => {
  client = startClient(serverWith('first', 'server.js', 'vscode-languageserver.js'), { folders: [home] });
  const { capabilities } = await client.initialize();
  expect(capabilities).toMatchObject({ hoverProvider: true, completionProvider: { resolveProvider: true }, renameProvider: true });
  const { error } = await client.send('textDocument/hover', { textDocument: { uri: 'file:///a' }, position: { line: 0, character: 0 } }).answer;
  expect(error?.code).toBe(-32601);
  expect(JSON.stringify(client.received)).toContain("Cannot find module './serve.js'");
});

test('messages that come together with initialize find a server', async () => {
  client = startClient(server, { folders: [home] });
  const initialized = client.initialize();
  const symbols = client.send('workspace/symbol', { query: 'carbon' });
  await initialized;
  expect((await symbols.answer).error).toBeUndefined();
  await client.has(carbon, 'keystore-not-found');
  expect(await client.end()).toBe(0);
});

test('a client that says nothing after initialize but shutdown and exit gets its end', async () => {
  client = startClient(server, { folders: [home] });
  await client.request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  expect(await client.end()).toBe(0);
});

test('what changes after it was read and before the client watches is seen, homes that come then too', async () => {
  const late = join(folder, 'late');
  writeHome(join(late, 'first'));
  let isFirst = true;
  client = startClient(server, {
    folders: [late],
    registers: async () => {
      if (!isFirst) return;
      isFirst = false;
      // By now the keystore is open, and nothing is read again for that.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      write(join(late, 'first'), { 'repository/conf/carbon.xml': carbonWith({ alias: 'other' }) });
      writeHome(join(late, 'second'), { alias: 'other' });
    },
  });
  await client.initialize();
  await client.has(join(late, 'first/repository/conf/carbon.xml'), 'alias-not-found');
  await client.has(join(late, 'second/repository/conf/carbon.xml'), 'alias-not-found');
});
