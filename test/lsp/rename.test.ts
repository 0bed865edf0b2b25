// Highlights and renaming over the protocol: what is asked first, versions and groups of the edit, and why nothing is renamed.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundle, canary, carbon, goodLocation, scratch, write, writeHome } from '../disk/homes.ts';
import { fullCapabilities, positionOf, startClient, uri, type Client, type Position, type Range } from './client.ts';

const { path: folder, remove } = scratch();
const home = join(folder, 'home');
const carbonXml = join(home, 'repository/conf/carbon.xml');
const dataBridge = join(home, 'repository/conf/data-bridge/data-bridge-config.xml');
const site = join(home, 'repository/deployment/server/jaggeryapps/store/site/conf/site.json');
const endpoint = join(home, 'repository/conf/identity/EndpointConfig.properties');
const text = carbon();
let server = '';
let client: Client;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
  writeHome(home);
  write(home, {
    'repository/conf/data-bridge/data-bridge-config.xml':
      `<dataBridgeConfiguration>\n  <keyStoreLocation>${goodLocation}</keyStoreLocation>\n  <keyStorePassword>${canary}</keyStorePassword>\n</dataBridgeConfiguration>\n`,
    'repository/deployment/server/jaggeryapps/store/site/conf/site.json': '{ "ssoConfiguration": { "enabled": "false", "identityAlias": "mykey", "keyStoreName": "store.jks" } }\n',
  });
});
afterEach(async () => {
  await client.end();
});
afterAll(remove);

interface FileEdit { readonly textDocument: { readonly uri: string; readonly version: number | null }; readonly edits: readonly { readonly range: Range; readonly newText: string; readonly annotationId?: string }[] }
interface FileRename { readonly kind: 'rename'; readonly oldUri: string; readonly newUri: string; readonly annotationId: string }
interface Answer {
  readonly documentChanges: readonly (FileEdit | FileRename)[];
  readonly changeAnnotations?: Readonly<Record<string, { readonly label: string; readonly needsConfirmation: boolean }>>;
  readonly changes?: Readonly<Record<string, FileEdit['edits']>>;
}

const { textDocument, workspace } = fullCapabilities;
const asking = {
  textDocument: { ...textDocument, rename: { prepareSupport: true } },
  workspace: { ...workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'], changeAnnotationSupport: {} } },
};

async function start(capabilities: object): Promise<unknown> {
  client = startClient(server, { folders: [folder], capabilities, initializationOptions: { now: '2026-01-01' } });
  return (await client.initialize()).capabilities['renameProvider'];
}

const prepare = (position: Position, file = carbonXml): Promise<unknown> => client.request('textDocument/prepareRename', { textDocument: { uri: uri(file) }, position });
const rename = (position: Position, newName: string, file = carbonXml): Promise<Answer> => client.request('textDocument/rename', { textDocument: { uri: uri(file) }, position, newName });
const at = (what: string): Position => positionOf(text, what, what.indexOf('>') + 1);
const rangeOf = (what: string): Range => {
  const { line, character } = at(`>${what}<`);
  return { start: { line, character }, end: { line, character: character + what.length } };
};
const fileEdits = ({ documentChanges }: Answer): readonly FileEdit[] => documentChanges.filter((each): each is FileEdit => 'edits' in each);

test('what can be renamed is told without a password', async () => {
  expect(await start(asking)).toEqual({ prepareProvider: true });
  expect(await prepare(at('<KeyAlias>'))).toEqual({ range: rangeOf('mykey'), placeholder: 'mykey' });
  expect(await prepare(at('<Password>'))).toEqual(rangeOf(canary));
  expect(await prepare(at('<Type>'))).toBeNull();
  expect(JSON.stringify(client.received)).not.toContain(canary);
});

test('what stands as the alias of a secret may be a password that broke off its line', async () => {
  await start(asking);
  const vault = join(home, 'repository/conf/security/cipher-text.properties');
  const lines = `Mine=\n[${canary}]\nYours${canary}\nTheirs=[x]\n`;
  client.open(vault, lines);
  expect(await prepare(positionOf(lines, canary, 2), vault)).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: canary.length + 2 } });
  expect(await prepare(positionOf(lines, 'Yours', 2), vault)).toEqual({ start: { line: 2, character: 0 }, end: { line: 2, character: canary.length + 5 } });
  expect(await prepare(positionOf(lines, 'Theirs', 2), vault)).toMatchObject({ placeholder: 'Theirs' });
  expect(JSON.stringify(client.received)).not.toContain(canary);
});

test('an alias is renamed everywhere, with versions; what the server does not read is to be confirmed', async () => {
  await start(asking);
  client.open(carbonXml, text, 7);
  const answer = await rename(at('<KeyAlias>'), 'a&b');
  expect(fileEdits(answer)).toMatchObject([
    { textDocument: { uri: uri(carbonXml), version: 7 }, edits: [{ range: rangeOf('mykey'), newText: 'a&amp;b' }] },
    { textDocument: { uri: uri(site), version: null }, edits: [{ newText: 'a&b' }] },
  ]);
  const id = fileEdits(answer)[1]!.edits[0]!.annotationId!;
  expect(answer.changeAnnotations).toEqual({ [id]: { label: 'Places that the server does not read', needsConfirmation: true } });
  expect(fileEdits(answer)[0]!.edits[0]).not.toHaveProperty('annotationId');
});

test('with a location the file is offered to be renamed, too, once that is confirmed', async () => {
  await start(asking);
  const { documentChanges, changeAnnotations } = await rename(at('<Location>'), 'new.jks');
  const files = ['store.jks', 'new.jks'].map((name) => uri(join(home, 'repository/resources/security', name)));
  const last = documentChanges.at(-1) as FileRename;
  expect(last).toMatchObject({ kind: 'rename', oldUri: files[0], newUri: files[1], options: { overwrite: false } });
  expect(changeAnnotations![last.annotationId]).toMatchObject({ label: 'Rename the keystore file, too', needsConfirmation: true });
  expect(documentChanges.slice(0, -1).map((each) => (each as FileEdit).textDocument.uri)).toEqual([carbonXml, dataBridge, site].map(uri));
});

test('other homes that name the file are told of before it is renamed', async () => {
  const other = join(folder, 'other');
  write(other, { 'repository/conf/carbon.xml': carbon({ location: join(home, 'repository/resources/security/store.jks') }) });
  await start(asking);
  await client.request('wso2Config/check');
  const { documentChanges, changeAnnotations } = await rename(at('<Location>'), 'new.jks');
  const { annotationId } = documentChanges.at(-1) as FileRename;
  expect(changeAnnotations![annotationId]).toMatchObject({ needsConfirmation: true, description: `Other homes name this file, too, and would not find it any more: ${other}` });
  rmSync(other, { recursive: true });
});

test('a client that cannot ask gets neither', async () => {
  expect(await start({})).toBe(true);
  const { changes, documentChanges } = await rename(at('<Location>'), 'new.jks');
  expect(documentChanges).toBeUndefined();
  expect(Object.keys(changes!)).toEqual([carbonXml, dataBridge].map(uri));
});

test('what cannot be renamed is not asked for', async () => {
  const open = carbon({ password: '${from.outside}' });
  await start(asking);
  client.open(carbonXml, open);
  await expect(prepare(positionOf(open, '${from.outside}'))).rejects.toThrow('The password is only known once the server starts');
});

test('the same places are highlighted in the open file', async () => {
  await start(asking);
  expect(await client.request('textDocument/documentHighlight', { textDocument: { uri: uri(carbonXml) }, position: at('<KeyAlias>') })).toEqual([{ range: rangeOf('mykey'), kind: 2 }]);
  expect(await client.request('textDocument/documentHighlight', { textDocument: { uri: uri(carbonXml) }, position: { line: 0, character: 0 } })).toEqual([]);
});

test('a refusal says why', async () => {
  write(home, { 'repository/conf/identity/EndpointConfig.properties': Buffer.from(`# Schl\xFCssel\nclient.keyStore=./repository/resources/security/store.jks\nCarbon.Security.KeyStore.Password=${canary}\n`, 'latin1') });
  write(folder, { 'toml/repository/conf/deployment.toml': '[keystore.primary]\nfile_name = "store.jks"\nalias = "own"\n' });
  await start(asking);
  await expect(rename(at('<Type>'), 'new')).rejects.toThrow('There is nothing to rename here');
  await expect(rename(at('<KeyAlias>'), '  ')).rejects.toThrow('A blank is no name');
  await expect(rename(at('<Password>'), 'new')).rejects.toThrow('repository/conf/identity/EndpointConfig.properties would have to change, but its encoding could not be kept');
  const toml = join(folder, 'toml/repository/conf/deployment.toml');
  await expect(rename({ line: 2, character: 10 }, 'new', toml)).rejects.toThrow('This home is configured by deployment.toml');
  expect(JSON.stringify(client.received)).not.toContain(canary);
  client.open(endpoint, `# Schl\xFCssel\nclient.keyStore=./repository/resources/security/store.jks\nCarbon.Security.KeyStore.Password=${canary}\n`);
  expect(fileEdits(await rename(at('<Password>'), 'new')).map((each) => each.textDocument.uri)).toEqual([carbonXml, dataBridge, endpoint].map(uri));
});
