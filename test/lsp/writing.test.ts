// What the server offers to who writes, over stdio: completion, lenses, hints, symbols, and that the client is told to ask again.

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, canary, carbon, keystore, scratch, write, writeHome } from '../disk/homes.ts';
import { fullCapabilities, positionOf, startClient, uri, type Client, type Position, type Range } from './client.ts';

interface Item {
  readonly label: string;
  readonly detail?: string;
  readonly textEdit: { readonly range: Range; readonly newText: string };
  readonly documentation?: { readonly value: string };
}
interface Lens { readonly range: Range; readonly command: { readonly title: string; readonly command: string; readonly arguments?: readonly unknown[] } }

const { path: folder, remove } = scratch();
const file = join(folder, 'home/repository/conf/carbon.xml');
const other = join(folder, 'other/repository/conf/carbon.xml');
const textDocument = { uri: uri(file) };
let client: Client;
let server: string;
let version = 1;

const capabilities = {
  ...fullCapabilities,
  textDocument: { ...fullCapabilities.textDocument, completion: { completionItem: { snippetSupport: true } }, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  workspace: { ...fullCapabilities.workspace, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
};

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
  writeHome(join(folder, 'home'));
  writeHome(join(folder, 'other'));
  write(join(folder, 'other'), { 'repository/conf/identity/EndpointConfig.properties': '' });
  client = startClient(server, {
    folders: [join(folder, 'home'), join(folder, 'other')], capabilities,
    initializationOptions: { now: '2026-01-01', commands: ['wso2Config.showPlaces'], settings: { inlayHints: true } },
  });
  await client.initialize();
  client.open(file, carbon());
});
afterAll(() => {
  client.child.kill();
  remove();
});

/** Completes at `|` in a text that somebody has typed. */
async function complete(marked: string): Promise<readonly Item[]> {
  client.change(file, marked.replace('|', ''), ++version);
  return client.request<Item[]>('textDocument/completion', { textDocument, position: positionOf(marked, '|') });
}

const lensesOf = (asked: Client, document: string): Promise<readonly Lens[]> => asked.request<Lens[]>('textDocument/codeLens', { textDocument: { uri: uri(document) } });

const refreshes = (): number => client.received.filter(({ method }) => method === 'workspace/codeLens/refresh').length;

/** Asks for the lens each time that the client is told to, until it is as expected; fails with what it was. */
async function untilLens(title: string): Promise<Lens> {
  for (let seen = -1; ;) {
    const [lens] = await lensesOf(client, file);
    if (lens?.command.title === title) return lens;
    await client.until(`lens "${title}", only "${lens?.command.title}"`, () => refreshes() > seen, 5000);
    seen = refreshes();
  }
}

test('an alias is completed from the keystore while its element has no end tag', async () => {
  const items = await complete(carbon().replace('<KeyAlias>mykey</KeyAlias>', '<KeyAlias>my|'));
  expect(items.map(({ label, detail, textEdit }) => ({ label, detail, newText: textEdit.newText }))).toEqual([{ label: 'mykey', detail: 'CN=localhost, O=Test · 3285 days left', newText: 'mykey' }]);
  const { range } = items[0]!.textEdit;
  expect(range.end.character - range.start.character).toBe(2);
});

test('its documentation comes when it is looked at', async () => {
  const [item] = await complete(carbon({ alias: '|' }));
  expect(item).not.toHaveProperty('documentation');
  const { documentation } = await client.request<Item>('completionItem/resolve', item);
  expect(documentation?.value).toContain('| Subject |');
  expect(documentation?.value).toContain('The name of the key in the keystore.');
});

test('a location is written as carbon.xml writes it', async () => {
  const items = await complete(carbon({ location: '|' }));
  expect(items[0]).toMatchObject({ label: 'store.jks', textEdit: { newText: '${carbon.home}/repository/resources/security/store.jks' } });
});

test('a documented block is written as a snippet with places to type in', async () => {
  const [item] = await complete(carbon({ before: '' }).replace('  </Security>', '    <Tru|\n  </Security>'));
  expect(item).toMatchObject({ label: 'TrustStore', insertTextFormat: 2, insertTextMode: 1, filterText: '<TrustStore' });
  expect(item!.textEdit.newText).toContain('<Location>${1:\\${carbon.home\\}/repository/resources/security/client-truststore.jks}</Location>');
  expect(item!.textEdit.newText).toContain('\n      <Password>${3:PASSWORD}</Password>\n    </TrustStore>');
});

test('no password is ever offered', async () => {
  expect(await complete(carbon({ password: '|' }))).toEqual([]);
});

test('what is no completion of ours is given back as it came', async () => {
  for (const item of [{ label: 'x' }, { label: 'x', data: 7 }, { label: 'x', data: { file, text: 'x', setting: { row: 'no', field: 'no' } } }]) {
    expect(await client.request('completionItem/resolve', item)).toEqual(item);
  }
});

test('a lens says what the keystore is for, and holds the places for a click', async () => {
  client.change(file, carbon(), ++version);
  const lens = await untilLens('primary · 1 place · expires in 3285 days');
  expect(refreshes()).toBeGreaterThan(0);
  const at = positionOf(carbon(), 'KeyStore>');
  expect(lens.command).toMatchObject({ command: 'wso2Config.showPlaces', arguments: [uri(file), at, [{ uri: uri(file), range: { start: positionOf(carbon(), '${carbon.home}') } }]] });
});

test('lenses and hints are asked for again when the keystore has changed', async () => {
  const store = join(folder, 'home/repository/resources/security/store.jks');
  write(folder, { 'home/repository/resources/security/store.jks': 'no keystore at all' });
  client.tell(store);
  await untilLens('primary · 1 place · damaged');
  expect(client.received.some(({ method }) => method === 'workspace/inlayHint/refresh')).toBe(true);
  write(folder, { 'home/repository/resources/security/store.jks': keystore });
  client.tell(store);
  await untilLens('primary · 1 place · expires in 3285 days');
});

test('hints stand behind the location, where somebody wants them', async () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = await client.request<{ position: Position; label: string }[]>('textDocument/inlayHint', { textDocument, range });
  expect(hints).toEqual([{ position: positionOf(carbon(), '</Location>', 11), label: '3285 days left', paddingLeft: true }]);
});

test('the outline holds the keystore blocks and no password', async () => {
  const symbols = await client.request<{ name: string; children: { name: string; detail: string }[] }[]>('textDocument/documentSymbol', { textDocument });
  expect(symbols.map(({ name, children }) => [name, children.map((child) => child.name)])).toEqual([['Primary keystore', ['Location', 'Type', 'Password', 'KeyAlias', 'KeyPassword']]]);
  expect(JSON.stringify(symbols)).not.toContain(canary);
});

test('keystores and aliases of all homes are found by some of their letters', async () => {
  const found = await client.request<{ name: string; location: { uri: string } }[]>('workspace/symbol', { query: 'mKy' });
  expect(found.map(({ name, location }) => [name, location.uri])).toEqual([['mykey', uri(file)], ['mykey', uri(other)]]);
});

test('another client gets a lens without a command, symbols in a row, and neither where it has turned them off', async () => {
  const plain = startClient(server, { folders: [join(folder, 'other')], capabilities: {}, initializationOptions: { now: '2026-01-01' } });
  try {
    await plain.initialize();
    plain.open(other, carbon());
    expect((await lensesOf(plain, other))[0]!.command).toMatchObject({ command: '' });
    expect(await plain.request('textDocument/documentSymbol', { textDocument: { uri: uri(other) } })).toMatchObject([{ name: 'Primary keystore', location: { uri: uri(other) } }]);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect(await plain.request('textDocument/inlayHint', { textDocument: { uri: uri(other) }, range })).toEqual([]);
    plain.notify('workspace/didChangeConfiguration', { settings: { wso2Config: { codeLens: false } } });
    expect(await lensesOf(plain, other)).toEqual([]);
  } finally {
    plain.child.kill();
  }
});

test('a client that shows no Markdown gets plain text', async () => {
  const plain = startClient(server, {
    folders: [join(folder, 'other')],
    capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] }, completion: { completionItem: { documentationFormat: ['plaintext'] } } } },
    initializationOptions: { now: '2026-01-01' },
  });
  try {
    await plain.initialize();
    const text = carbon();
    const asked = { textDocument: { uri: uri(other) }, position: positionOf(text, '<KeyAlias>mykey', 12) };
    plain.open(other, text);
    const { contents } = await plain.request<{ readonly contents: { readonly kind: string; readonly value: string } }>('textDocument/hover', asked);
    expect(contents.kind).toBe('plaintext');
    expect(contents.value.split('\n').slice(0, 7)).toEqual([
      'Primary keystore — repository/resources/security/store.jks', '', 'JKS · 1 key · the password opens it', '',
      'Entry: mykey (private key)', 'Subject: CN=localhost, O=Test', 'Issuer: self-signed',
    ]);
    const [item] = await plain.request<Item[]>('textDocument/completion', asked);
    expect(await plain.request('completionItem/resolve', item)).toMatchObject({ documentation: { kind: 'plaintext', value: expect.stringMatching(/^Entry: mykey/) as string } });
  } finally {
    plain.child.kill();
  }
});

test.each([
  ['identity/EndpointConfig.properties', `client.keyStore=./repository/resources/security/gone.jks\\\n  Carbon.Security.KeyStore.Password=${canary}\n`],
  ['identity/EndpointConfig.properties', `client.keyStore=./repository/resources/security/gone.jksCarbon.Security.KeyStore.Password=${canary}\n`],
  ['carbon.xml', carbon().replace(/<\/Location>[^]*<Password/, 'Password').replace('</Password>', '</Location>')],
])('a password that a location goes on with, since a line break or a tag is missing, is not shown: %s', async (name, text) => {
  const document = join(folder, 'other/repository/conf', name);
  client.open(document, text);
  await client.request('wso2Config/check');
  const position = positionOf(text, 'security/', 10);
  for (const request of ['hover', 'prepareRename', 'documentSymbol', 'completion', 'codeLens', 'inlayHint']) {
    await client.send(`textDocument/${request}`, { textDocument: { uri: uri(document) }, position, range: { start: position, end: position } }).answer;
  }
  await client.send('wso2Config/keystoresTable', {}).answer;
  client.close(document);
  expect(JSON.stringify(client.received)).not.toContain(canary);
});

test('nothing that was said holds the password', () => {
  expect(JSON.stringify(client.received)).not.toContain(canary);
});
