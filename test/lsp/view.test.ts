// The keystore viewer's questions over the protocol: what it is told, and what it is never told.

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ShownComparison, ShownKeystore } from '../../server/src/lsp/protocol.ts';
import { fixture } from '../keystores/fixtures.ts';
import { bundle, canary, keystore, scratch, writeHome } from '../disk/homes.ts';
import { writeUntrusting } from '../disk/truststores.ts';
import { certificateOf, jksOf } from '../support/jks.ts';
import { startClient, uri, type Client } from './client.ts';

const { path: folder, remove } = scratch();
const workspace = join(folder, 'opened');
const home = join(workspace, 'home');
const security = join(home, 'repository/resources/security');
const store = join(security, 'store.jks');
const carbonXml = join(home, 'repository/conf/carbon.xml');
let server = '';
let client: Client;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
  writeHome(home, {});
});
afterEach(async () => {
  expect(JSON.stringify(client.received)).not.toContain(canary);
  await client.end();
});
afterAll(remove);

async function start(initializationOptions: object = {}): Promise<void> {
  client = startClient(server, { folders: [workspace], initializationOptions: { now: '2026-01-01', ...initializationOptions } });
  await client.initialize();
}

const view = (source: object): Promise<ShownKeystore> => client.request<ShownKeystore>('wso2Config/keystoreView', source);

test('a keystore of a home opens with its password, and tells who uses it', async () => {
  await start();
  const shown = await view({ uri: uri(store) });
  expect(shown.status).toEqual({ tone: 'good', text: 'Intact: the configured password opens it.' });
  expect(shown.entries.map(({ alias, usedBy }) => [alias, usedBy])).toEqual([['mykey', [0]]]);
  expect(shown.uses[0]?.place.uri).toBe(uri(carbonXml));
  expect(shown.uses[0]?.place.label).toMatch(/^repository\/conf\/carbon\.xml:\d+$/);
  expect(Object.keys(shown.entries[0]!).sort()).toEqual(['alias', 'chain', 'created', 'keyOpens', 'kind', 'usedBy']);
});

test('a password that is typed is tried, and never sent back', async () => {
  await start();
  const bytes = jksOf([['root', certificateOf('Root', 1)]], canary).toString('base64');
  const source = { uri: 'memfs:/some/other.jks', bytes };
  expect((await view(source)).status.tone).toBe('locked');
  expect((await view(source)).entries).toHaveLength(1);
  expect(await view({ ...source, password: 'wrong' })).toMatchObject({ isGivenRight: false, asksPassword: true });
  expect(await view({ ...source, password: canary })).toMatchObject({ isGivenRight: true, asksPassword: false, status: { tone: 'good' } });
});

test('an old revision opens with the password of today, and nobody uses it', async () => {
  await start();
  const shown = await view({ uri: `git:${store}?ref=HEAD`, bytes: keystore.toString('base64') });
  expect(shown.status.tone).toBe('good');
  expect(shown.uses).toEqual([]);
});

test('150 entries are told in less than 300 ms', async () => {
  await start();
  const many = Array.from({ length: 150 }, (_, index) => [`a${index}`, certificateOf(`Authority ${index}`, index + 1)] as const);
  writeFileSync(join(security, 'many.jks'), jksOf(many, canary));
  await view({ uri: uri(store) });
  const started = performance.now();
  const { entries } = await view({ uri: uri(join(security, 'many.jks')) });
  expect(entries).toHaveLength(150);
  expect(performance.now() - started).toBeLessThan(300);
});

test('in a folder that is not trusted, nothing outside of it is opened', async () => {
  mkdirSync(join(folder, 'elsewhere'), { recursive: true });
  copyFileSync(store, join(folder, 'elsewhere/store.jks'));
  await start({ trusted: false });
  const shown = await view({ uri: uri(join(folder, 'elsewhere/store.jks')) });
  expect(shown).toMatchObject({ entries: [], status: { tone: 'bad' }, asksPassword: false });
  expect((await view({ uri: uri(store) })).status.tone).toBe('good');
});

test('certificates, what is no keystore, and what is gone are said in words', async () => {
  await start();
  const der = certificateOf('Host', 1);
  const pem = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
  const files = { 'a.crt': pem, 'b.jks': 'no keystore', 'c.jks': '' };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(security, name), text);
  const told = async (name: string): Promise<unknown> => {
    const { kind, type, status, entries } = await view({ uri: uri(join(security, name)) });
    return [kind, type, status.tone, entries.length];
  };
  expect(await told('a.crt')).toEqual(['certificates', 'PEM', 'good', 1]);
  expect(await told('b.jks')).toEqual(['keystore', undefined, 'bad', 0]);
  expect(await told('c.jks')).toEqual(['keystore', undefined, 'bad', 0]);
  expect(await told('gone.jks')).toEqual(['keystore', undefined, 'bad', 0]);
});

test('a PKCS12 that shows its keys but not their certificates says so', async () => {
  await start();
  const bytes = Buffer.from(fixture('modern.p12').bytes).toString('base64');
  const { status, complete, entries } = await view({ uri: 'memfs:/modern.p12', bytes });
  expect({ status, complete, chains: entries.map(({ chain }) => chain.length) }).toEqual({
    status: { tone: 'locked', text: 'Locked: no password is known for it, and most of it is not shown without one.' }, complete: false, chains: entries.map(() => 0),
  });
  expect(entries.length).toBeGreaterThan(0);
  expect((await view({ uri: 'memfs:/modern.p12', bytes, password: 'wrong' })).status.text).toContain('most of it is not shown without the right one');
});

test('a file elsewhere that is too large to be sent is said to be too large', async () => {
  await start();
  expect((await view({ uri: 'memfs:/large.jks' })).status).toEqual({ tone: 'bad', text: 'It is larger than 16 MiB: no keystore is opened that large.' });
});

test('what turns the order of letters around is shown as what it is', async () => {
  await start();
  const bytes = jksOf([['ab\u202ecd', certificateOf('bank\u202emoc', 1)]], canary).toString('base64');
  const { entries: [entry] } = await view({ uri: 'memfs:/turned.jks', bytes });
  expect(JSON.stringify(entry)).not.toContain('\u202e');
  expect([entry?.alias, entry?.chain[0]?.subject, entry?.chain[0]?.commonNames]).toEqual(['ab\\u202ecd', 'CN=bank\\u202emoc', ['bank\\u202emoc']]);
});

test('two keystores side by side', async () => {
  await start();
  const there = { uri: 'memfs:/other.jks', bytes: jksOf([['root', certificateOf('Root', 1)]], canary).toString('base64') };
  const { onlyHere, onlyThere, same } = await client.request<ShownComparison>('wso2Config/compareKeystores', { here: { uri: uri(store) }, there });
  expect([onlyHere, onlyThere, same].map((all) => all.map(({ alias }) => alias))).toEqual([['mykey'], ['root'], []]);
});

test('links lead to the viewer where the client has its command, and to the file elsewhere', async () => {
  const links = async (): Promise<readonly string[]> =>
    (await client.request<readonly { readonly target: string }[]>('textDocument/documentLink', { textDocument: { uri: uri(carbonXml) } })).map(({ target }) => decodeURIComponent(target));
  await start();
  expect(await links()).toEqual([uri(store)]);
  await client.end();
  await start({ commands: ['wso2Config.openKeystore'] });
  const command = `command:wso2Config.openKeystore?${JSON.stringify([uri(store), 'mykey'])}`;
  expect(await links()).toEqual([command, command]);
});

test('a certificate that its home does not trust can be trusted from the viewer, but not in a folder that is not trusted', async () => {
  const untrusting = join(workspace, 'untrusting');
  writeUntrusting(untrusting);
  const file = join(untrusting, 'repository/conf/carbon.xml');
  const trustIn = async (): Promise<unknown> => {
    const { uses, entries } = await view({ uri: uri(join(untrusting, 'repository/resources/security/store.jks')) });
    expect(uses.map(({ place }) => place.uri)).toContain(uri(file));
    return entries[0]?.chain[0]?.trustIn;
  };
  await start();
  await client.has(file, 'certificate-not-trusted');
  expect(await trustIn()).toBe(file);
  await client.end();
  await start({ trusted: false });
  expect(await trustIn()).toBeUndefined();
});
