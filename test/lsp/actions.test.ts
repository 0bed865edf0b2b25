// Code actions over stdio: kinds, all safe fixes at once, what needs a yes, and files that are not UTF-8.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundle, canary, carbon, goodLocation, scratch, writeHome } from '../disk/homes.ts';
import { fullCapabilities, startClient, uri, type Client, type ClientOptions, type Range } from './client.ts';

const { path: folder, remove } = scratch();
const missing = 'keystore-not-found';
const fixAll = 'source.fixAll.wso2';
let server = '';
let client: Client;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
});
afterEach(async () => {
  const said = client.received.filter(({ method, result }) => method !== 'workspace/applyEdit' && !JSON.stringify(result ?? null).includes('documentChanges'));
  expect(JSON.stringify(said) + client.errors()).not.toContain(canary);
  await client.end();
});
afterAll(remove);

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly edit?: { readonly documentChanges: readonly { readonly textDocument: { readonly uri: string; readonly version: number | null }; readonly edits: readonly { readonly range: Range; readonly newText: string }[] }[]; readonly changeAnnotations?: Readonly<Record<string, unknown>> };
  readonly command?: object;
  readonly data?: unknown;
}

/** Starts the server on a home of its own; gives its carbon.xml. */
async function start(name: string, text: string | Buffer, options: Partial<ClientOptions> = {}): Promise<string> {
  const path = join(folder, name);
  writeHome(path);
  const file = join(path, 'repository/conf/carbon.xml');
  writeFileSync(file, text);
  client = startClient(server, { folders: [path], initializationOptions: { now: '2026-01-01' }, ...options });
  await client.initialize();
  return file;
}

const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const actionsOf = (file: string, only?: readonly string[], range = everywhere): Promise<readonly Action[]> =>
  client.request('textDocument/codeAction', { textDocument: { uri: uri(file) }, range, context: { diagnostics: [], ...(only ? { only } : {}) } });

const wrongCase = carbon({ alias: 'MyKey' });

test('a kind that is asked for stands for those below it', async () => {
  const file = await start('kinds', carbon({ location: goodLocation.replace('store.jks', 'stoer.jks'), alias: ' mykey ' }));
  await client.has(file, missing);
  const kinds = async (...only: readonly string[]): Promise<readonly string[]> => [...new Set((await actionsOf(file, only)).map(({ kind }) => kind))];
  expect(await kinds('quickfix')).toEqual(['quickfix']);
  expect(await kinds('')).toContain('quickfix');
  expect(await kinds('refactor')).toEqual([]);
  expect(await kinds('source.organizeImports')).toEqual([]);
  expect(await kinds('source.fixAll.eslint')).toEqual([]);
  expect((await actionsOf(file)).some(({ kind }) => kind !== 'quickfix')).toBe(false);
});

test('all safe fixes of a file are one action, which is not offered where there is none, and mends nothing twice', async () => {
  const file = await start('all', wrongCase);
  client.open(file, wrongCase, 3);
  await client.has(file, 'alias-case');
  for (const only of ['source', 'source.fixAll', fixAll]) expect((await actionsOf(file, [only])).map(({ kind }) => kind)).toEqual([fixAll]);
  const [action] = await actionsOf(file, [fixAll]);
  expect(action?.edit).toBeUndefined();
  const { edit } = await client.request<Action>('codeAction/resolve', action);
  expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri: uri(file), version: 3 }, edits: [{ newText: 'mykey' }] }]);
  client.change(file, carbon(), 4);
  await client.hasNot(file, 'alias-case');
  expect((await client.request<Action>('codeAction/resolve', action)).edit).toBeUndefined();
  expect(await actionsOf(file, [fixAll])).toEqual([]);
});

test('the TrustStore block is a refactoring at Security, and its edit is made when it is chosen', async () => {
  const file = await start('truststore', carbon());
  client.open(file, carbon(), 1);
  const lines = carbon().split('\n');
  const line = lines.findIndex((each) => each.includes('<Security>'));
  const place = { line, character: lines[line]!.indexOf('Security') };
  const here: Range = { start: place, end: place };
  await expect.poll(async () => (await actionsOf(file, ['refactor'], here)).map(({ title, kind }) => [title, kind])).toEqual([['Insert the TrustStore block', 'refactor.rewrite']]);
  const [action] = await actionsOf(file, ['refactor'], here);
  expect(action?.edit).toBeUndefined();
  const { edit } = await client.request<Action>('codeAction/resolve', action);
  expect(edit?.documentChanges[0]?.edits[0]?.newText).toMatch(/^\s*<TrustStore>[^]*<\/TrustStore>$/);
  client.change(file, carbon({ before: '<!-- -->' }), 2);
  await expect.poll(async () => (await client.request<Action>('codeAction/resolve', action)).edit).toBeUndefined();
  expect(await actionsOf(file, ['refactor'], { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } })).toEqual([]);
});

const latin = carbon({ location: goodLocation.replace('store.jks', 'stoer.jks'), before: '<!-- \u00e4\u00f6 \u00fc -->\n  ' });

test('a closed file that is not UTF-8 is mended where the client opens it as what it is', async () => {
  const plain = await start('latin-plain', Buffer.from(latin, 'latin1'));
  await client.has(plain, missing);
  expect(await actionsOf(plain)).toEqual([]);
  await client.end();
  const file = await start('latin-reopened', Buffer.from(latin, 'latin1'), { initializationOptions: { encodings: true } });
  const { diagnostics } = await client.has(file, missing);
  const [action] = await actionsOf(file, ['quickfix'], diagnostics.find(({ code }) => code === missing)!.range);
  const { edit } = await client.request<Action>('codeAction/resolve', action);
  expect(edit?.documentChanges[0]?.edits).toMatchObject([{ newText: expect.stringContaining('store.jks') as string }]);
  expect(await client.request('wso2Config/encodings', { uris: [uri(file), uri(plain), 'untitled:x', uri(join(folder, 'none.xml'))] }))
    .toEqual([{ uri: uri(file), encoding: 'iso-8859-1' }, { uri: uri(plain), encoding: 'iso-8859-1' }]);
});

test('a file that such a client shows with characters it could not read is mended as long as nothing was changed in it', async () => {
  const file = await start('latin-shown', Buffer.from(latin, 'latin1'), { initializationOptions: { encodings: true } });
  const shown = latin.replace(/[\u00e4\u00f6\u00fc]/g, '\ufffd');
  client.open(file, shown, 1);
  const { diagnostics } = await client.has(file, missing);
  const { range } = diagnostics.find(({ code }) => code === missing)!;
  expect((await actionsOf(file, ['quickfix'], range)).length).toBeGreaterThan(0);
  client.change(file, shown.replace('WSO2 API', 'WSO2  API'), 2);
  await client.until('version 2', () => client.last(file)?.version === 2);
  expect(await actionsOf(file, ['quickfix'], range)).toEqual([]);
  client.change(file, latin, 3);
  await client.until('version 3', () => client.last(file)?.version === 3);
  expect((await actionsOf(file, ['quickfix'], range)).length).toBeGreaterThan(0);
});

/** A Crypto Service without a keystore: one of its fixes needs a yes, and leaves a location and passwords to be filled in. */
const withoutInternal = carbon({ before: `<CryptoService>
    <Enabled>true</Enabled>
    <InternalCryptoProviderClassName>org.wso2.carbon.crypto.provider.KeyStoreBasedInternalCryptoProvider</InternalCryptoProviderClassName>
    <ExternalCryptoProviderClassName>org.wso2.carbon.core.encryption.KeyStoreBasedExternalCryptoProvider</ExternalCryptoProviderClassName>
    <KeyResolvers><KeyResolver className="org.wso2.carbon.crypto.defaultProvider.resolver.ContextIndependentKeyResolver" priority="-1"/></KeyResolvers>
  </CryptoService>
  ` }).replace('2.1.0', '2.6.0');

/** The fix that needs a yes. */
async function riskyIn(file: string): Promise<Action> {
  const { diagnostics } = await client.has(file, 'internal-keystore-missing');
  const actions = await actionsOf(file, ['quickfix'], diagnostics.find(({ code }) => code === 'internal-keystore-missing')!.range);
  return actions.find(({ title }) => /for a new keystore/.test(title))!;
}

test('a fix that needs a yes says so in its edits, and what is to be filled in is selected', async () => {
  const workspaceEdit = { documentChanges: true, changeAnnotationSupport: {}, snippetEditSupport: true };
  const file = await start('annotated', withoutInternal, { capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, workspaceEdit } } });
  const chosen = await riskyIn(file);
  const { edit } = await client.request<Action>('codeAction/resolve', chosen);
  const [[id, annotation]] = Object.entries(edit!.changeAnnotations!) as [[string, unknown]];
  expect(annotation).toEqual({ label: chosen.title, needsConfirmation: true, description: expect.stringContaining('unreadable until it is migrated') as string });
  expect(edit!.documentChanges[0]!.edits).toMatchObject([{ annotationId: id, snippet: { kind: 'snippet', value: expect.stringContaining('<Location>${1:') as string } }]);
});

test('a client that shows no annotations asks before it makes such a fix', async () => {
  let isAgreed = false;
  const file = await start('asked', withoutInternal, { agrees: (message) => isAgreed && message.includes('unreadable until it is migrated') });
  const { command, data } = await riskyIn(file);
  expect(data).toBeUndefined();
  const applied = () => client.received.filter(({ method }) => method === 'workspace/applyEdit').map(({ params }) => params);
  await client.request('workspace/executeCommand', command);
  expect(applied()).toEqual([]);
  isAgreed = true;
  await client.request('workspace/executeCommand', command);
  expect(applied()).toMatchObject([{ edit: { documentChanges: [{ edits: [{ newText: expect.stringContaining('<InternalKeyStore>') as string }] }] } }]);
});
