// One conversation with the server over stdio, from initialize to exit.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, canary, carbon, goodLocation, keystore, scratch, write, writeHome } from '../disk/homes.ts';
import { positionOf, startClient, uri, type Client, type Diagnostic, type Range } from './client.ts';

const { path: folder, remove } = scratch();
const badLocation = '${carbon.home}/repository/resources/security/stoer.jks';
const carbonOf = (home: string): string => join(folder, 'workspace', home, 'repository/conf/carbon.xml');
let client: Client;

beforeAll(async () => {
  const server = await bundle('lsp', join(folder, 'bundle'));
  writeHome(join(folder, 'workspace/good'));
  writeHome(join(folder, 'workspace/bad'), { location: badLocation });
  writeHome(join(folder, 'workspace/locked'), { password: `${canary}-wrong` });
  writeHome(join(folder, 'second/late'), { location: badLocation });
  client = startClient(server, { folders: [join(folder, 'workspace')], initializationOptions: { now: '2026-01-01', status: true } });
});
afterAll(() => {
  client.child.kill();
  remove();
});

test('initialize says what the server can do', async () => {
  const { capabilities, serverInfo } = await client.initialize();
  expect(capabilities).toMatchObject({ hoverProvider: true, definitionProvider: true, referencesProvider: true, codeActionProvider: { resolveProvider: true } });
  expect(serverInfo).toMatchObject({ name: 'wso2-config' });
});

test('problems are published for files that nobody has opened', async () => {
  const { diagnostics, version } = await client.has(carbonOf('bad'), 'keystore-not-found');
  expect(version).toBeUndefined();
  const found = diagnostics.find(({ code }) => code === 'keystore-not-found')!;
  expect(found).toMatchObject({ severity: 1, source: 'wso2', message: 'repository/resources/security/stoer.jks does not exist' });
  expect(found.range).toEqual({ start: { line: 7, character: 16 }, end: { line: 7, character: 16 + badLocation.length } });
  expect(found.codeDescription?.href).toMatch(/^https:/);
});

test('the worker says which passwords are wrong', async () => {
  await client.has(carbonOf('locked'), 'keystore-password-wrong');
});

test('the first pass shows its progress', async () => {
  await client.until('progress', () => client.received.some(({ method }) => method === 'window/workDoneProgress/create'));
});

test('the client is asked to watch the folders of the homes', async () => {
  interface Watchers { readonly registrations: readonly { readonly registerOptions: { readonly watchers: readonly { readonly globPattern: { readonly baseUri: string } }[] } }[] }
  const { registrations } = await client.until('watchers', () => client.received.find(({ method }) => method === 'client/registerCapability')?.params as Watchers | undefined);
  const bases = registrations[0]!.registerOptions.watchers.map(({ globPattern }) => globPattern.baseUri);
  expect(bases).toContain(uri(join(folder, 'workspace')));
  expect(bases).toContain(uri(join(folder, 'workspace/good/repository/resources/security')));
});

test('unsaved text counts, and its version is told', async () => {
  client.open(carbonOf('bad'), carbon({ location: badLocation }), 1);
  client.change(carbonOf('bad'), carbon(), 2);
  expect((await client.hasNot(carbonOf('bad'), 'keystore-not-found')).version).toBe(2);
});

test('closing a document returns to the disk', async () => {
  client.close(carbonOf('bad'));
  expect((await client.has(carbonOf('bad'), 'keystore-not-found')).version).toBeUndefined();
});

test('hover says what the keystore holds', async () => {
  client.open(carbonOf('good'), carbon());
  const hover = await client.request<{ contents: { kind: string; value: string }; range: Range }>('textDocument/hover', {
    textDocument: { uri: uri(carbonOf('good')) }, position: positionOf(carbon(), goodLocation, 20),
  });
  expect(hover.contents.kind).toBe('markdown');
  expect(hover.contents.value).toContain('mykey');
  expect(hover.range.start).toEqual({ line: 7, character: 16 });
});

test('a location leads to its keystore', async () => {
  const target = uri(join(folder, 'workspace/good/repository/resources/security/store.jks'));
  const textDocument = { uri: uri(carbonOf('good')) };
  const [definition] = await client.request<{ targetUri: string; originSelectionRange: Range }[]>('textDocument/definition', { textDocument, position: positionOf(carbon(), goodLocation, 3) });
  expect(definition).toMatchObject({ targetUri: target, originSelectionRange: { start: { line: 7, character: 16 } } });
  const links = await client.request<{ target: string }[]>('textDocument/documentLink', { textDocument });
  expect(links.map((link) => link.target)).toEqual([target]);
});

test('what is in no home is answered with nothing', async () => {
  const stray = join(folder, 'elsewhere.xml');
  client.open(stray, '<a>b.jks</a>');
  expect(await client.request('textDocument/hover', { textDocument: { uri: uri(stray) }, position: { line: 0, character: 4 } })).toBeNull();
  expect(await client.request('textDocument/hover', { textDocument: { uri: 'untitled:a.xml' }, position: { line: 0, character: 4 } })).toBeNull();
  expect(client.last(stray)).toBeUndefined();
});

interface Action {
  readonly title: string;
  readonly diagnostics?: readonly Diagnostic[];
  readonly edit?: { readonly documentChanges: readonly { readonly textDocument: { readonly uri: string; readonly version: number }; readonly edits: readonly { readonly newText: string; readonly range: Range }[] }[] };
}

const actionsIn = (diagnostics: readonly Diagnostic[], only?: readonly string[]): Promise<readonly Action[]> => client.request('textDocument/codeAction', {
  textDocument: { uri: uri(carbonOf('bad')) },
  range: diagnostics[0]!.range,
  context: { diagnostics, ...(only ? { only } : {}) },
});

test('an action is listed without its edit, and resolved to one with a version', async () => {
  client.open(carbonOf('bad'), carbon({ location: badLocation }), 5);
  await client.until('version 5', () => client.last(carbonOf('bad'))?.version === 5);
  const diagnostics = client.last(carbonOf('bad'))!.diagnostics.filter(({ code }) => code === 'keystore-not-found');
  const actions = await actionsIn(diagnostics);
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.every(({ edit }) => edit === undefined)).toBe(true);
  expect(actions[0]?.diagnostics).toEqual(diagnostics);
  expect(await actionsIn(diagnostics, ['refactor'])).toEqual([]);
  expect(await actionsIn(diagnostics, ['quickfix'])).toHaveLength(actions.length);

  const { edit } = await client.request<Action>('codeAction/resolve', actions[0]);
  expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri: uri(carbonOf('bad')), version: 5 }, edits: [{ newText: expect.stringContaining('store.jks') as string }] }]);
});

test('a text that has changed since gets no edit', async () => {
  const diagnostics = client.last(carbonOf('bad'))!.diagnostics.filter(({ code }) => code === 'keystore-not-found');
  const [action] = await actionsIn(diagnostics);
  client.change(carbonOf('bad'), `${carbon({ location: badLocation })}<!-- -->`, 6);
  expect((await client.request<Action>('codeAction/resolve', action)).edit).toBeUndefined();
  client.close(carbonOf('bad'));
});

test('a keystore that appears, goes or is damaged on disk changes the answers', async () => {
  const file = join(folder, 'workspace/bad/repository/resources/security/stoer.jks');
  write(folder, { 'workspace/bad/repository/resources/security/stoer.jks': keystore });
  client.tell(file);
  await client.hasNot(carbonOf('bad'), 'keystore-not-found');
  write(folder, { 'workspace/bad/repository/resources/security/stoer.jks': keystore.subarray(0, 600) });
  client.tell(file);
  await client.until('damage', () => client.codes(carbonOf('bad')) !== undefined);
  rmSync(file);
  client.tell(file);
  await client.has(carbonOf('bad'), 'keystore-not-found');
});

test('a keystore that is gone for a moment is not reported', async () => {
  const file = join(folder, 'workspace/good/repository/resources/security/store.jks');
  const before = client.published.length;
  rmSync(file);
  client.tell(file);
  await new Promise((resolve) => setTimeout(resolve, 300));
  write(folder, { 'workspace/good/repository/resources/security/store.jks': keystore });
  client.tell(file);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(client.published.slice(before).filter((each) => each.uri === uri(carbonOf('good')) && each.diagnostics.length > 0)).toEqual([]);
});

test('a keystore that is named while it is missing gets a second to appear', async () => {
  const file = carbonOf('good');
  const soon = join(folder, 'workspace/good/repository/resources/security/soon.jks');
  const before = client.published.length;
  client.open(file, carbon(), 20);
  client.change(file, carbon({ location: goodLocation.replace('store', 'soon') }), 21);
  await client.until('version 21', () => client.last(file)?.version === 21);
  await new Promise((resolve) => setTimeout(resolve, 300));
  write(folder, { 'workspace/good/repository/resources/security/soon.jks': keystore });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri: uri(file) }, position: { line: 7, character: 20 } });
  expect(hover.contents.value).toContain('mykey');
  expect(client.published.slice(before).filter((each) => each.uri === uri(file) && each.diagnostics.some(({ code }) => code === 'keystore-not-found'))).toEqual([]);

  client.change(file, carbon({ location: goodLocation.replace('store', 'never') }), 22);
  const asked = Date.now();
  await client.has(file, 'keystore-not-found');
  expect(Date.now() - asked).toBeGreaterThan(900);
  client.close(file);
  rmSync(soon);
  client.tell(soon);
  await client.hasNot(file, 'keystore-not-found');
});

test('a file that a line of the cipher tool names anywhere in the home gets a second to appear, and is said to be missing then', async () => {
  const home = join(folder, 'workspace/good');
  const tool = join(home, 'repository/conf/security/cipher-tool.properties');
  client.open(tool, '');
  client.change(tool, 'Mine=repository/elsewhere/carbon.xml//Server/ServerKey,false\n', 2);
  await client.has(tool, 'secret-path-unmatched');
  const file = join(home, 'repository/elsewhere/carbon.xml');
  write(home, { 'repository/elsewhere/carbon.xml': carbon() });
  client.tell(file);
  await client.hasNot(tool, 'secret-path-unmatched');
  rmSync(join(home, 'repository/elsewhere'), { recursive: true });
  client.tell(file);
  await client.has(tool, 'secret-path-unmatched');
  client.close(tool);
  await client.hasNot(tool, 'secret-path-unmatched');
});

test('a settings file on disk changes severities', async () => {
  write(folder, { 'workspace/.wso2-config.json': '{ "rules": { "keystore-not-found": "hint", "no-such-rule": "off" } }' });
  client.tell(join(folder, 'workspace/.wso2-config.json'));
  await client.until('hint', () => client.last(carbonOf('bad'))?.diagnostics.find(({ code }) => code === 'keystore-not-found')?.severity === 4);
  await client.until('word', () => client.received.some(({ method, params }) => method === 'window/showMessage' && JSON.stringify(params).includes('no-such-rule')));
  rmSync(join(folder, 'workspace/.wso2-config.json'));
  client.tell(join(folder, 'workspace/.wso2-config.json'));
  await client.until('error', () => client.last(carbonOf('bad'))?.diagnostics.find(({ code }) => code === 'keystore-not-found')?.severity === 1);
});

test('a home that appears is found, one that goes is cleared', async () => {
  writeHome(join(folder, 'workspace/deep/down/new'), { location: badLocation });
  client.tell(carbonOf('deep/down/new'));
  await client.has(carbonOf('deep/down/new'), 'keystore-not-found');
  rmSync(join(folder, 'workspace/deep'), { recursive: true });
  client.tell(join(folder, 'workspace/deep'));
  await client.hasNot(carbonOf('deep/down/new'), 'keystore-not-found');
});

test('folders come and go', async () => {
  const late = join(folder, 'second/late/repository/conf/carbon.xml');
  const event = [{ uri: uri(join(folder, 'second')), name: 'second' }];
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: event, removed: [] } });
  await client.has(late, 'keystore-not-found');
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: event } });
  expect((await client.hasNot(late, 'keystore-not-found')).diagnostics).toEqual([]);
});

test('a cancelled request is answered as cancelled', async () => {
  const id = 9001;
  const params = { textDocument: { uri: uri(carbonOf('good')) }, position: { line: 7, character: 20 } };
  client.write({ id, method: 'textDocument/hover', params }, { method: '$/cancelRequest', params: { id } });
  const answer = await client.until('answer', () => client.received.find((message) => message.id === id && message.method === undefined));
  expect(answer.error?.code).toBe(-32800);
});

test('a request that fails is an error', async () => {
  const { error } = await client.send('textDocument/hover', { textDocument: { uri: uri(carbonOf('good')) } }).answer;
  expect(error?.message).toContain('textDocument/hover failed');
});

test('a check on request ends with a status', async () => {
  const before = client.received.length;
  expect(await client.request('wso2Config/check')).toBeNull();
  const status = client.received.slice(before).find(({ method }) => method === 'wso2Config/status')?.params;
  expect(status).toMatchObject({ problems: { error: 2 }, homes: expect.arrayContaining([{
    path: join(folder, 'workspace/good'), product: 'WSO2 API Manager', version: '2.1.0', judged: true, generation: 'xml',
  }]) as unknown });
});

test('after shutdown comes exit, with status 0', async () => {
  expect(await client.end()).toBe(0);
  expect(client.errors()).toBe('');
});

test('no password was sent to the client', () => {
  expect(JSON.stringify(client.received)).not.toContain(canary);
});
