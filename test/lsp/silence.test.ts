// Problems silenced over the protocol, settings that change while the server runs, and what only some clients are told.

import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundle, canary, carbon, scratch, write, writeHome } from '../disk/homes.ts';
import { fullCapabilities, positionOf, startClient, uri, type Client, type ClientOptions, type Diagnostic, type Range } from './client.ts';

const { path: folder, remove } = scratch();
const badLocation = '${carbon.home}/repository/resources/security/stoer.jks';
const missing = 'keystore-not-found';
let server = '';
let client: Client;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
});
afterEach(async () => {
  expect(JSON.stringify(client.received.map(({ result, ...rest }) => [rest, JSON.stringify(result ?? null).includes('documentChanges') ? null : result]))).not.toContain(canary);
  await client.end();
});
afterAll(remove);

async function start(options: ClientOptions): Promise<void> {
  client = startClient(server, options);
  await client.initialize();
}

/** A home in a workspace of its own; gives the workspace, the home, its carbon.xml, and where the settings file of the workspace is. */
function home(name: string, location = badLocation): { readonly workspace: string; readonly path: string; readonly file: string; readonly settings: string } {
  const workspace = join(folder, name);
  const path = join(workspace, 'home');
  writeHome(path, { location });
  return { workspace, path, file: join(path, 'repository/conf/carbon.xml'), settings: join(workspace, '.wso2-config.json') };
}

interface FileEdit { readonly textDocument: { readonly uri: string }; readonly edits: readonly { readonly range: Range; readonly newText: string }[] }
interface FileCreate { readonly kind: 'create'; readonly uri: string }
interface Action {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  readonly edit?: { readonly documentChanges: readonly (FileEdit | FileCreate)[] };
}

const creating = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } };

async function actionsFor(file: string, rule: string): Promise<readonly Action[]> {
  const { diagnostics } = await client.has(file, rule);
  const [diagnostic] = diagnostics.filter(({ code }) => code === rule);
  return client.request<readonly Action[]>('textDocument/codeAction', { textDocument: { uri: uri(file) }, range: diagnostic!.range, context: { diagnostics: [diagnostic] } });
}

/** The text with the edits that an action is resolved to. */
async function chosen(text: string, action: Action): Promise<string> {
  const { edit } = await client.request<Action>('codeAction/resolve', action);
  const [change] = edit!.documentChanges as readonly FileEdit[];
  const lines = text.split('\n');
  const [{ range, newText }] = change!.edits as [{ range: Range; newText: string }];
  const offset = ({ line, character }: Range['start']): number => lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
  return text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
}

test('a problem can be silenced on its line, in its file, and by a severity', async () => {
  const { workspace, path, file } = home('actions');
  await start({ folders: [workspace], capabilities: creating, initializationOptions: { now: '2026-01-01' } });
  const actions = await actionsFor(file, missing);
  const own = actions.filter(({ title }) => title.startsWith('Use '));
  const others = actions.slice(own.length);
  expect(own.length).toBeGreaterThan(0);
  expect(others.map(({ title }) => title)).toEqual([`Silence ${missing} on this line`, `Silence ${missing} in this file`, `Change the severity of ${missing} to off`]);
  expect(others.filter(({ isPreferred }) => isPreferred)).toEqual([]);

  const text = carbon({ location: badLocation });
  client.open(file, text);
  for (const [index, action] of others.slice(0, 2).entries()) {
    client.change(file, text, 2 * index + 2);
    await client.until('version', () => client.last(file)?.version === 2 * index + 2);
    const [again] = (await actionsFor(file, missing)).filter(({ title }) => title === action.title);
    client.change(file, await chosen(text, again!), 2 * index + 3);
    await client.hasNot(file, missing);
  }
  client.close(file);
  await client.has(file, missing);
  const [off] = (await actionsFor(file, missing)).filter(({ title }) => title.endsWith('to off'));
  const { edit } = await client.request<Action>('codeAction/resolve', off);
  // The home's own settings file is the nearest place.
  const settings = join(path, '.wso2-config.json');
  expect(edit?.documentChanges).toMatchObject([{ kind: 'create', uri: uri(settings) }, { textDocument: { uri: uri(settings), version: null }, edits: [{ newText: `{\n  "rules": {\n    "${missing}": "off"\n  }\n}\n` }] }]);
});

test('a client that makes no files is offered an edit only of a settings file that is there', async () => {
  const { workspace, file, settings } = home('no-files');
  await start({ folders: [workspace] });
  const titles = async (): Promise<readonly string[]> => (await actionsFor(file, missing)).map(({ title }) => title);
  expect(await titles()).not.toContain(`Change the severity of ${missing} to off`);
  write(workspace, { '.wso2-config.json': '{\n  "rules": {}\n}\n' });
  client.tell(settings);
  await client.request('wso2Config/check');
  const [off] = (await actionsFor(file, missing)).filter(({ title }) => title.endsWith('to off'));
  const written = await chosen('{\n  "rules": {}\n}\n', off!);
  write(workspace, { '.wso2-config.json': written });
  client.tell(settings);
  await client.hasNot(file, missing);
});

test('commands of a client are offered to that client alone', async () => {
  const { workspace, path, file } = home('commands');
  await start({ folders: [workspace], capabilities: creating, initializationOptions: { commands: ['wso2Config.explainRule', 'wso2Config.changeSeverity'] } });
  const actions = await actionsFor(file, missing);
  expect(actions.slice(-2)).toMatchObject([
    { title: `Change the severity of ${missing} …`, kind: 'quickfix', command: { command: 'wso2Config.changeSeverity', arguments: [missing, file] } },
    { title: `Explain ${missing}`, kind: 'quickfix', command: { command: 'wso2Config.explainRule', arguments: [missing, file] } },
  ]);
  expect(actions.some(({ title }) => title.endsWith('to off'))).toBe(false);
  expect(existsSync(join(import.meta.dirname, '../rules', `${missing}.md`))).toBe(true);

  const applied = (): unknown[] => client.received.filter(({ method }) => method === 'workspace/applyEdit').map(({ params }) => params);
  const set = (...given: readonly unknown[]): Promise<unknown> => client.request('workspace/executeCommand', { command: 'wso2Config.setSeverity', arguments: given });
  for (const given of [[missing, file, 'loud'], ['no-such-rule', file, 'off'], [missing, '/elsewhere/carbon.xml', 'off'], []]) await set(...given);
  expect(applied()).toEqual([]);
  await set(missing, file, 'hint');
  expect(applied()).toMatchObject([{ edit: { documentChanges: [{ kind: 'create', uri: uri(join(path, '.wso2-config.json')) }, { edits: [{ newText: expect.stringContaining(`"${missing}": "hint"`) as string }] }] } }]);
});

test('a rule that does not exist is shown in the settings file, once for all homes below it', async () => {
  const { workspace, settings } = home('unknown');
  writeHome(join(workspace, 'other'));
  write(workspace, { '.wso2-config.json': '{ "rules": { "keystore-not-fuond": "off" } }' });
  await start({ folders: [workspace], initializationOptions: { status: true } });
  const { diagnostics } = await client.has(settings, 'suppression-unused');
  await client.request('wso2Config/check');
  expect(client.last(settings)?.diagnostics).toMatchObject([{ code: 'suppression-unused', message: 'There is no rule keystore-not-fuond', severity: 3, range: { start: { line: 0, character: 14 } } }]);
  const [use] = await client.request<readonly Action[]>('textDocument/codeAction', { textDocument: { uri: uri(settings) }, range: diagnostics[0]!.range, context: { diagnostics } });
  expect(use).toMatchObject({ title: 'Use keystore-not-found', isPreferred: true });
  const said = client.received.filter(({ method, params }) => method === 'window/showMessage' && JSON.stringify(params).includes('keystore-not-fuond'));
  expect(said).toHaveLength(1);
});

test('half-typed settings count, and nothing is said of them before they are saved', async () => {
  const { workspace, file, settings } = home('typing');
  write(workspace, { '.wso2-config.json': '{}' });
  await start({ folders: [workspace] });
  const severityIs = (severity: number): Promise<unknown> =>
    client.until(`severity ${severity}`, () => client.last(file)?.diagnostics.find(({ code }) => code === missing)?.severity === severity);
  const said = (): number => client.received.filter(({ method }) => method === 'window/showMessage').length;
  await severityIs(1);
  client.open(settings, '{}');
  client.change(settings, `{ "rules": { "${missing}": "inf" } }`, 2);
  client.change(settings, `{ "rules": { "${missing}": "info", "keystore-damaged": "of" } }`, 3);
  await severityIs(3);
  expect(said()).toBe(0);
  write(workspace, { '.wso2-config.json': `{ "rules": { "${missing}": "info", "keystore-damaged": "of" } }` });
  client.notify('textDocument/didSave', { textDocument: { uri: uri(settings) } });
  await client.until('word', () => said() > 0);
  client.close(settings);
  rmSync(settings);
  client.tell(settings);
  await severityIs(1);
  expect(said()).toBe(1);
});

test('days before a certificate expires are taken from the settings, folder by folder, while the server runs', async () => {
  const names = ['days/one', 'days/two'].map((name) => home(name, '${carbon.home}/repository/resources/security/store.jks'));
  const [one, two] = names as [ReturnType<typeof home>, ReturnType<typeof home>];
  const soon = 'certificate-expires-soon';
  write(two.workspace, { '.wso2-config.json': '{ "certificateExpiryDays": 60 }' });
  // The certificate ends on 30 December 2034.
  await start({
    folders: [one.workspace, two.workspace],
    initializationOptions: { now: '2034-11-10' },
    capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
    configuration: () => ({}),
  });
  await client.has(two.file, soon);
  await client.request('wso2Config/check');
  expect(client.codes(one.file) ?? []).not.toContain(soon);
  client.configuration.of = (scope) => (scope?.endsWith('/one') === true ? { certificateExpiryDays: 90 } : scope === undefined ? {} : { certificateExpiryDays: 10 });
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.has(one.file, soon);
  await client.hasNot(two.file, soon);
  client.configuration.of = () => ({});
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.hasNot(one.file, soon);
  await client.has(two.file, soon);
});

test('the status is sent only to clients that take it', async () => {
  const { workspace, file } = home('status');
  await start({ folders: [workspace] });
  await client.has(file, missing);
  await client.request('wso2Config/check');
  expect(client.received.some(({ method }) => method === 'wso2Config/status')).toBe(false);
});

test('a hover waits for the keystore that is being opened', async () => {
  const { workspace, file } = home('hover', '${carbon.home}/repository/resources/security/store.jks');
  await start({ folders: [workspace] });
  const hover = await client.request<{ readonly contents: { readonly value: string } }>('textDocument/hover', {
    textDocument: { uri: uri(file) }, position: positionOf(carbon(), 'store.jks'),
  });
  expect(hover.contents.value).not.toContain('Being opened');
  expect(hover.contents.value).toContain('mykey');
});

test('a comment silences a problem whoever wrote it', async () => {
  const { workspace, file } = home('written');
  const text = carbon({ location: badLocation, before: `<!-- wso2-config-disable ${missing}, keystore-damaged -->\n  ` });
  await start({ folders: [workspace] });
  await client.has(file, missing);
  write(workspace, { 'home/repository/conf/carbon.xml': text });
  client.tell(file);
  const { diagnostics } = await client.hasNot(file, missing);
  const unused: Diagnostic | undefined = diagnostics.find(({ code }) => code === 'suppression-unused');
  expect(unused).toMatchObject({ severity: 3, message: 'keystore-damaged finds nothing in this file: the comment is not needed' });
});
