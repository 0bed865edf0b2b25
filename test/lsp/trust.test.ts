// Trusting a certificate over the protocol: offered at the problem, asked about, done; for our client and for others.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { trustCertificate, trustCommand, trustQuestionRequest, trustRequest, type TrustAnswer, type TrustArguments, type TrustQuestion, type TrustRefusal } from '../../server/src/lsp/protocol.ts';
import { bundle, canary, keystore, scratch } from '../disk/homes.ts';
import { truststorePath, trustStoreElement, writeUntrusting } from '../disk/truststores.ts';
import { startClient, uri, type Client, type ClientOptions } from './client.ts';

const { path: folder, remove } = scratch();
const rule = 'certificate-not-trusted';
const secret = '<Password svns:secretAlias="Carbon.Security.TrustStore.Password">password</Password>';
const own = openKeystore(keystore, undefined, undefined).entries[0]!.chain[0]!;
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

interface Action { readonly title: string; readonly isPreferred?: boolean; readonly command?: { readonly command: string; readonly arguments: TrustArguments } }

/** A home, opened; gives its carbon.xml and what is in its truststore. */
async function open(name: string, options: Partial<ClientOptions>, element = trustStoreElement()): Promise<{ readonly file: string; readonly aliases: () => readonly string[]; readonly security: string }> {
  const home = join(folder, name);
  writeUntrusting(home, element);
  client = startClient(server, { folders: [home], ...options });
  await client.initialize();
  const aliases = (): readonly string[] => openKeystore(readFileSync(join(home, truststorePath)), canary, undefined).entries.map(({ alias }) => alias);
  return { file: join(home, 'repository/conf/carbon.xml'), aliases, security: join(home, 'repository/resources/security') };
}

async function offered(file: string, only?: readonly string[]): Promise<readonly Action[]> {
  const { diagnostics } = await client.has(file, rule);
  const diagnostic = diagnostics.find(({ code }) => code === rule)!;
  const params = { textDocument: { uri: uri(file) }, range: diagnostic.range, context: { diagnostics: [diagnostic], ...(only ? { only } : {}) } };
  const actions = await client.request<readonly Action[]>('textDocument/codeAction', params);
  return actions.filter(({ title }) => title.startsWith('Trust '));
}

test('our client asks, with what will be written and where, and has it done', async () => {
  const { file, aliases, security } = await open('ours', { initializationOptions: { now: '2026-01-01', commands: [trustCertificate] } });
  const [action] = await offered(file);
  expect(action).toMatchObject({ title: 'Trust localhost in client-truststore.jks …', command: { command: trustCertificate, arguments: [file, own.sha256] } });
  expect(action!.isPreferred).toBeUndefined();
  expect(await offered(file, ['source.fixAll.wso2'])).toEqual([]);

  const params = { file, certificate: own.sha256 };
  expect(await client.request<TrustQuestion>(trustQuestionRequest, params)).toEqual({
    question: `Trust CN=localhost, O=Test in ${truststorePath}?`,
    details: [
      'Subject: CN=localhost, O=Test', 'Issuer: itself', 'Valid: 2025-01-01 to 2034-12-30', `SHA-256: ${own.sha256}`,
      `It is added to ${join(folder, 'ours', truststorePath)} as mykey, or the next alias that is free. The file as it is now is kept beside it.`,
    ],
    agree: 'Trust',
    passwordPrompt: null,
  });
  expect(aliases()).toEqual(['root']);

  const { isTrusted, message } = await client.request<TrustAnswer>(trustRequest, params);
  const backup = readdirSync(security).find((name) => name.endsWith('.bak'))!;
  expect([isTrusted, message]).toEqual([true, `Added to ${truststorePath} as mykey. The file as it was: ${join(security, backup)}. The server trusts it when it is started anew.`]);
  expect(aliases()).toEqual(['root', 'mykey']);
  await client.hasNot(file, rule);
  expect(await client.request<TrustAnswer>(trustRequest, params)).toMatchObject({ isTrusted: false, message: expect.stringContaining('Nothing to do') as string });
  expect(aliases().length).toBe(2);
});

test('another client is asked by the server', async () => {
  const { file, aliases } = await open('others', { initializationOptions: { now: '2026-01-01' }, agrees: (message) => message.startsWith('Trust CN=localhost') && message.includes(own.sha256) });
  const [action] = await offered(file);
  expect(action!.command!.command).toBe(trustCommand);
  await client.request('workspace/executeCommand', action!.command);
  expect(aliases()).toEqual(['root', 'mykey']);
  await client.hasNot(file, rule);
  expect(client.received.filter(({ method }) => method === 'window/showMessage').map(({ params }) => params)).toMatchObject([{ type: 3, message: expect.stringContaining('as mykey') as string }]);
});

test('nothing is written where the person does not agree, or asks for something else', async () => {
  const { file, aliases, security } = await open('declined', { initializationOptions: { now: '2026-01-01' } });
  const [action] = await offered(file);
  await client.request('workspace/executeCommand', action!.command);
  for (const params of [{}, { file }, { file, certificate: 'other' }, { file: '/nowhere', certificate: own.sha256 }, { file: 1, certificate: null }]) {
    expect(await client.request<TrustAnswer>(trustRequest, params)).toMatchObject({ isTrusted: false });
    expect(await client.request<TrustRefusal>(trustQuestionRequest, params)).toHaveProperty('refused');
  }
  expect([aliases(), readdirSync(security)]).toEqual([['root'], ['client-truststore.jks', 'store.jks']]);
});

test('a truststore whose password is a secret takes it from a password box', async () => {
  const { file, aliases } = await open('secret', { initializationOptions: { now: '2026-01-01', commands: [trustCertificate] } }, trustStoreElement(secret));
  await offered(file);
  const params = { file, certificate: own.sha256 };
  expect(await client.request<TrustQuestion>(trustQuestionRequest, params)).toMatchObject({ passwordPrompt: `The password of ${truststorePath}` });
  expect(await client.request<TrustAnswer>(trustRequest, params)).toMatchObject({ isTrusted: false });
  expect(await client.request<TrustAnswer>(trustRequest, { ...params, password: 'wrong' })).toMatchObject({ isTrusted: false, message: expect.stringContaining('does not open') as string });
  expect(aliases()).toEqual(['root']);
  expect(await client.request<TrustAnswer>(trustRequest, { ...params, password: canary })).toMatchObject({ isTrusted: true });
  expect(aliases()).toEqual(['root', 'mykey']);
});

test('in a folder that is not trusted nothing is offered, and nothing written', async () => {
  const { file, aliases, security } = await open('untrusted', { initializationOptions: { now: '2026-01-01', trusted: false, commands: [trustCertificate] } });
  expect(await offered(file)).toEqual([]);
  expect(await client.request<TrustAnswer>(trustRequest, { file, certificate: own.sha256 })).toEqual({ isTrusted: false, message: 'This folder is not trusted: nothing in it is written' });
  expect([aliases(), existsSync(join(security, 'client-truststore.jks.wso2-config-lock'))]).toEqual([['root'], false]);
});
