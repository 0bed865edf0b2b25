// The language of the client: problems, hovers and actions in German over stdio, and English for any language without a bundle.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundle, canary, carbon, goodLocation, scratch, writeHome } from '../disk/homes.ts';
import { positionOf, startClient, uri, type Client } from './client.ts';

const { path: folder, remove } = scratch();
let server = '';
let client: Client;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
});
afterEach(async () => {
  expect(JSON.stringify(client.received) + client.errors()).not.toContain(canary);
  await client.end();
});
afterAll(remove);

const missing = carbon({ location: goodLocation.replace('store.jks', 'stoer.jks') });

/** Starts the server in a language on a home with a text as its carbon.xml; gives that file. */
async function start(locale: string | undefined, text: string): Promise<string> {
  const path = join(folder, `home-${locale ?? 'none'}`);
  writeHome(path);
  const file = join(path, 'repository/conf/carbon.xml');
  writeFileSync(file, text);
  client = startClient(server, { folders: [path], initializationOptions: { now: '2026-01-01', commands: ['wso2Config.explainRule'] }, ...(locale === undefined ? {} : { locale }) });
  await client.initialize();
  return file;
}

/** What is said of the keystore that is not there. */
async function messageIn(locale: string | undefined): Promise<string | undefined> {
  const file = await start(locale, missing);
  const { diagnostics } = await client.has(file, 'keystore-not-found');
  return diagnostics.find(({ code }) => code === 'keystore-not-found')?.message;
}

const english = 'repository/resources/security/stoer.jks does not exist';
const german = 'repository/resources/security/stoer.jks gibt es nicht';

test.each(['de', 'de-AT', 'de_DE.UTF-8', 'DE'])('%s is German', async (locale) => {
  expect(await messageIn(locale)).toBe(german);
});

test.each([undefined, 'en', 'en-GB', 'den', 'fr', 'constructor', ''])('%s is English', async (locale) => {
  expect(await messageIn(locale)).toBe(english);
});

test('actions are German', async () => {
  const file = await start('de', missing);
  await client.has(file, 'keystore-not-found');
  const at = positionOf(missing, 'stoer.jks', 2);
  const actions = await client.request<readonly { readonly title: string }[]>('textDocument/codeAction',
    { textDocument: { uri: uri(file) }, range: { start: at, end: at }, context: { diagnostics: [] } });
  const titles = actions.map(({ title }) => title);
  expect(titles).toContain('store.jks verwenden');
  expect(titles).toContain('keystore-not-found in dieser Zeile unterdrücken');
  expect(titles).toContain('keystore-not-found erklären');
});

test('a hover is German in all its parts', async () => {
  const text = carbon();
  const file = await start('de', text);
  const position = positionOf(text, 'store.jks', 2);
  const { contents: { value } } = await client.request<{ readonly contents: { readonly value: string } }>('textDocument/hover', { textDocument: { uri: uri(file) }, position });
  expect(value).toContain('**Primärer Keystore** — `repository/resources/security/store.jks`');
  expect(value).toContain('JKS · 1 Schlüssel · das Passwort öffnet ihn');
  expect(value).toContain('| Gültig | 2025-01-01 bis 2034-12-30, noch 3285 Tage |');
  expect(value).toContain('Der Server verschlüsselt mit diesem Keystore die Passwörter');
  expect(value).not.toMatch(/\b(?:the|of|and|is)\b/);
});

test('completions, lenses and the outline are German', async () => {
  const text = carbon();
  const file = await start('de', text);
  const textDocument = { uri: uri(file) };
  // A hover waits for the keystore to be open.
  await client.request('textDocument/hover', { textDocument, position: positionOf(text, 'store.jks', 2) });
  const lenses = await client.request<readonly { readonly command: { readonly title: string } }[]>('textDocument/codeLens', { textDocument });
  expect(lenses.map(({ command: { title } }) => title)).toEqual(['primär · 1 Stelle · läuft in 3285 Tagen ab']);
  const symbols = await client.request<readonly { readonly name: string }[]>('textDocument/documentSymbol', { textDocument });
  expect(JSON.stringify(symbols)).toContain('Primärer Keystore');
  const items = await client.request<readonly { readonly data: unknown }[] | { readonly items: readonly { readonly data: unknown }[] }>('textDocument/completion', { textDocument, position: positionOf(text, 'mykey', 0) });
  const [first] = 'items' in items ? items.items : items;
  const { documentation } = await client.request<{ readonly documentation: { readonly value: string } }>('completionItem/resolve', first);
  expect(documentation.value).toContain('Der Name des Schlüssels im Keystore.');
});

test('a refusal to rename is German', async () => {
  const text = carbon();
  const file = await start('de', text);
  const asked = client.request('textDocument/rename', { textDocument: { uri: uri(file) }, position: positionOf(text, 'WSO2 API'), newName: 'x' });
  await expect(asked).rejects.toThrow('Hier gibt es nichts umzubenennen');
});

test('the report is German', async () => {
  await start('de', missing);
  const page = await client.request<string>('wso2Config/report', { format: 'html', links: false });
  expect(page).toContain('<html lang="de">');
  for (const text of ['Keystore-Bericht', 'Wer welchen Keystore verwendet', 'Probleme nach Regel', 'stoer.jks gibt es nicht']) expect(page).toContain(text);
});
