// The server with clients that can do less, open something else, trust less or are configured otherwise.

import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundle, canary, carbon, keystore, scratch, write, writeHome } from '../disk/homes.ts';
import { exitOf, fullCapabilities, startClient, type Client, type ClientOptions } from './client.ts';

const { path: folder, remove } = scratch();
const badLocation = '${carbon.home}/repository/resources/security/stoer.jks';
let server = '';
let client: Client;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
});
afterEach(async () => {
  const sent = JSON.stringify(client.received.filter(({ result }) => result === undefined || !JSON.stringify(result).includes('documentChanges')));
  expect(sent + client.errors()).not.toContain(canary);
  if (client.child.exitCode === null) await client.end();
});
afterAll(remove);

async function start(options: ClientOptions): Promise<void> {
  client = startClient(server, options);
  await client.initialize();
}

/** A home of its own for a test; gives its path and that of its carbon.xml. */
function home(name: string, location = badLocation): { readonly path: string; readonly file: string } {
  const path = join(folder, name);
  writeHome(path, { location });
  return { path, file: join(path, 'repository/conf/carbon.xml') };
}

test('for a client that watches nothing the server looks itself', async () => {
  const { path, file } = home('polled');
  await start({ folders: [path], capabilities: {} });
  await client.has(file, 'keystore-not-found');
  write(path, { 'repository/resources/security/stoer.jks': keystore });
  await client.hasNot(file, 'keystore-not-found');
  write(path, { 'repository/conf/carbon.xml': carbon({ location: badLocation.replace('stoer', 'other') }) });
  await client.has(file, 'keystore-not-found');
  rmSync(file);
  await client.hasNot(file, 'keystore-not-found');
  expect(client.received.some(({ method }) => method === 'client/registerCapability')).toBe(false);
});

test('a client that knows less gets less', async () => {
  const { path, file } = home('simple');
  await start({ folders: [path], capabilities: {} });
  const { diagnostics } = await client.has(file, 'keystore-not-found');
  expect(Object.keys(diagnostics[0]!).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
});

test('an action of a client that resolves nothing sends its edit when it is chosen', async () => {
  const { path, file } = home('commands');
  await start({ folders: [path], capabilities: {} });
  const { diagnostics } = await client.has(file, 'keystore-not-found');
  client.open(file, carbon({ location: badLocation }));
  const [command] = await client.request<{ command: string; arguments: unknown[] }[]>('textDocument/codeAction', {
    textDocument: { uri: `file://${file}` }, range: diagnostics[0]!.range, context: { diagnostics },
  });
  expect(command).toMatchObject({ command: 'wso2Config.applyFix' });
  await client.request('workspace/executeCommand', command);
  const applied = client.received.find(({ method }) => method === 'workspace/applyEdit')?.params;
  expect(applied).toMatchObject({ edit: { changes: { [`file://${file}`]: [{ newText: expect.stringContaining('store.jks') as string }] } } });
});

test.each(['repository/conf', 'repository', ''])('a home is found from its folder "%s"', async (inner) => {
  const { path, file } = home('inside');
  await start({ folders: [join(path, inner)] });
  await client.has(file, 'keystore-not-found');
});

test('a workspace that was opened through a link keeps its names', async () => {
  const { path } = home('linked');
  const link = join(folder, 'link');
  symlinkSync(path, link);
  await start({ folders: [link] });
  await client.has(join(link, 'repository/conf/carbon.xml'), 'keystore-not-found');
  expect(client.published.every(({ uri }) => uri.startsWith(`file://${link}/`))).toBe(true);
  client.open(join(link, 'repository/conf/carbon.xml'), carbon());
  await client.hasNot(join(link, 'repository/conf/carbon.xml'), 'keystore-not-found');
});

test('a file that is opened through a link inside the folder has its problems under that name alone', async () => {
  const { path, file } = home('elsewhere');
  write(join(folder, 'servers'), { 'notes.txt': '' });
  symlinkSync(path, join(folder, 'servers/gateway'));
  const opened = join(folder, 'servers/gateway/repository/conf/carbon.xml');
  await start({ folders: [join(folder, 'servers')] });
  await client.has(file, 'keystore-not-found');
  client.open(opened, carbon({ location: badLocation }));
  await client.has(opened, 'keystore-not-found');
  await client.hasNot(file, 'keystore-not-found');
  client.close(opened);
  await client.has(file, 'keystore-not-found');
  await client.hasNot(opened, 'keystore-not-found');
});

test('a file that is open under two names is open until both are closed', async () => {
  const { path, file } = home('twice');
  const link = join(path, 'link.xml');
  symlinkSync(file, link);
  await start({ folders: [path] });
  await client.has(file, 'keystore-not-found');
  client.open(file, carbon(), 5);
  await client.hasNot(file, 'keystore-not-found');
  client.open(link, carbon(), 8);
  await client.until('the other name', () => client.last(link)?.version === 8);
  client.close(link);
  await client.until('the first name again', () => client.last(link)?.version === undefined && client.last(file)?.version === 5);
  client.close(file);
  await client.has(file, 'keystore-not-found');
});

test('without a folder a document leads to its home, as long as it is open', async () => {
  const { file } = home('bare');
  await start({ folders: [] });
  client.open(file, carbon({ location: badLocation }));
  await client.has(file, 'keystore-not-found');
  client.close(file);
  await client.hasNot(file, 'keystore-not-found');
});

test('homes beside the opened folder are checked where they are named', async () => {
  const { path, file } = home('beside');
  await start({ folders: [join(folder, 'bundle')], initializationOptions: { homes: [path] } });
  await client.has(file, 'keystore-not-found');
});

test('in an untrusted workspace nothing outside is looked at', async () => {
  const { path, file } = home('untrusted');
  const beside = home('untrusted-beside');
  await start({ folders: [join(path, 'repository/conf')], initializationOptions: { trusted: false, homes: [beside.path] } });
  client.open(file, carbon({ location: badLocation, password: 'wrong' }));
  const hover = await client.request<{ contents: { value: string } } | null>('textDocument/hover', { textDocument: { uri: `file://${file}` }, position: { line: 7, character: 20 } });
  expect(hover?.contents.value ?? '').not.toContain('no such file');
  await client.request('wso2Config/check');
  expect(client.published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});

test('in an untrusted workspace homes that the client is configured with are left alone, too', async () => {
  const { path, file } = home('untrusted-configured');
  const beside = home('untrusted-configured-beside');
  await start({
    folders: [path],
    initializationOptions: { trusted: false },
    capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, configuration: true } },
    configuration: () => ({ homes: [beside.path] }),
  });
  await client.has(file, 'keystore-not-found');
  await client.request('wso2Config/check');
  expect(client.last(beside.file)).toBeUndefined();
});

test('configuration of the client stands over the settings file, folder by folder', async () => {
  const one = home('configured/one');
  const two = home('configured/two');
  writeFileSync(join(one.path, '.wso2-config.json'), '{ "rules": { "keystore-not-found": "info" } }');
  writeFileSync(join(two.path, '.wso2-config.json'), '{ "rules": { "keystore-not-found": "info" } }');
  const severityOf = (file: string): number | undefined => client.last(file)?.diagnostics.find(({ code }) => code === 'keystore-not-found')?.severity;
  await start({
    folders: [one.path, two.path],
    capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
    configuration: (scope) => (scope?.endsWith('/one') === true ? { rules: { 'keystore-not-found': 'warning' }, certificateExpiryDays: null } : {}),
  });
  await client.until('severities', () => severityOf(one.file) === 2 && severityOf(two.file) === 3);
  client.configuration.of = () => ({ rules: { 'keystore-not-found': 'off' } });
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.hasNot(one.file, 'keystore-not-found');
  await client.hasNot(two.file, 'keystore-not-found');
});

test('settings may come with the start, and with a change', async () => {
  const { path, file } = home('initial');
  await start({ folders: [path], capabilities: {}, initializationOptions: { settings: { rules: { 'keystore-not-found': 'hint' } } } });
  expect((await client.has(file, 'keystore-not-found')).diagnostics[0]?.severity).toBe(4);
  client.notify('workspace/didChangeConfiguration', { settings: { wso2Config: { rules: { 'keystore-not-found': 'warning' } } } });
  await client.until('warning', () => client.last(file)?.diagnostics[0]?.severity === 2);
  client.notify('workspace/didChangeConfiguration', { settings: { wso2Config: {} } });
  await client.until('error', () => client.last(file)?.diagnostics[0]?.severity === 1);
});

test('a home with deployment.toml gets no problems, and the status says so', async () => {
  const { path, file } = home('toml');
  write(path, { 'repository/conf/deployment.toml': '[server]\n' });
  await start({ folders: [path], initializationOptions: { status: true } });
  await client.request('wso2Config/check');
  const status = client.received.findLast(({ method }) => method === 'wso2Config/status')?.params;
  expect(status).toMatchObject({ homes: [{ judged: false, generation: 'toml' }], problems: { error: 0 } });
  expect(client.last(file)?.diagnostics ?? []).toEqual([]);
});

test('text that the editor read in another encoding gets no edit', async () => {
  const { path, file } = home('latin');
  const text = carbon({ location: badLocation, before: '<!-- \u00e4 -->' });
  writeFileSync(file, Buffer.from(text, 'latin1'));
  await start({ folders: [path] });
  const { diagnostics } = await client.has(file, 'keystore-not-found');
  const actions = async (shown: string, version: number): Promise<number> => {
    client.change(file, shown, version);
    const found = await client.request<unknown[]>('textDocument/codeAction', { textDocument: { uri: `file://${file}` }, range: diagnostics[0]!.range, context: { diagnostics } });
    return found.length;
  };
  client.open(file, text);
  expect(await actions(text, 2)).toBeGreaterThan(0);
  expect(await actions(text.replace('\u00e4', '\ufffd'), 3)).toBe(0);
});

test('a server that is told to exit without shutdown ends with status 1', async () => {
  await start({ folders: [folder] });
  const exited = exitOf(client.child);
  client.notify('exit');
  expect(await exited).toBe(1);
});

test('a request before initialize is refused', async () => {
  client = startClient(server, { folders: [] });
  const { error } = await client.send('textDocument/hover', { textDocument: { uri: 'file:///a' }, position: { line: 0, character: 0 } }).answer;
  expect(error?.code).toBe(-32002);
  await client.initialize();
});
