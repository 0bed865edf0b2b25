// Taking another keystore into use over the protocol: one question after the other, one edit at the end, and no password in any answer.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { useInstead, useKeystore, useRequest, type UseEnd, type UseParams, type UseQuestion } from '../../server/src/lsp/protocol.ts';
import { bundle, canary, carbon, goodLocation, keystore, scratch, write, writeHome } from '../disk/homes.ts';
import { fixture } from '../keystores/fixtures.ts';
import { fullCapabilities, positionOf, startClient, uri, type Client, type ClientOptions, type Range } from './client.ts';

const { path: folder, remove } = scratch();
const home = join(folder, 'home');
const carbonXml = join(home, 'repository/conf/carbon.xml');
const dataBridge = join(home, 'repository/conf/data-bridge/data-bridge-config.xml');
const security = join(home, 'repository/resources/security');
/** Its two keys have two passwords. */
const { bytes, password, keyPassword } = fixture('passwords.jks');
let server = '';
let client: Client;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
  writeHome(home);
  write(home, {
    'repository/conf/data-bridge/data-bridge-config.xml':
      `<dataBridgeConfiguration>\n  <keyStoreLocation>${goodLocation}</keyStoreLocation>\n  <keyStorePassword>${canary}</keyStorePassword>\n</dataBridgeConfiguration>\n`,
    'repository/resources/security/new.jks': bytes,
    'repository/resources/security/signed.jks': fixture('chain.jks').bytes,
    'repository/resources/security/copy.jks': keystore,
    'repository/resources/security/broken.jks': 'no keystore',
  });
  write(folder, { 'toml/repository/conf/deployment.toml': '[server]\nhostname = "localhost"\n', 'elsewhere/other.jks': keystore });
});
afterEach(async () => {
  const edits = client.received.filter(({ method }) => method === 'workspace/applyEdit');
  const said = JSON.stringify(client.received.filter((each) => !edits.includes(each))) + client.errors();
  for (const secret of [canary, password, keyPassword!]) expect(said).not.toContain(secret);
  await client.end();
});
afterAll(remove);

async function start(options: Partial<ClientOptions> = {}): Promise<void> {
  const { workspace } = fullCapabilities;
  const capabilities = { ...fullCapabilities, workspace: { ...workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } };
  client = startClient(server, { folders: [folder], capabilities, ...options, initializationOptions: { now: '2026-01-01', commands: [useKeystore], ...options.initializationOptions } });
  await client.initialize();
}

type Answers = UseParams['answers'];
const ask = (answers: Answers, from?: UseParams['from']): Promise<UseQuestion & UseEnd> => client.request(useRequest, { answers, ...(from ? { from } : {}) });

interface Applied {
  readonly label: string;
  readonly metadata: unknown;
  readonly edit: {
    readonly documentChanges: readonly { readonly textDocument: { readonly uri: string }; readonly edits: readonly { readonly range: Range; readonly newText: string; readonly annotationId: string }[] }[];
    readonly changeAnnotations?: Readonly<Record<string, { readonly label: string; readonly needsConfirmation: boolean; readonly description?: string }>>;
  };
}
const applied = (): readonly Applied[] => client.received.filter(({ method }) => method === 'workspace/applyEdit').map(({ params }) => params as Applied);

test('asks for the keystore, its password, the key, its password and what for', async () => {
  await start();
  expect(await ask({})).toMatchObject({ asks: 'keystore', kind: 'file', items: [
    { value: join(security, 'broken.jks'), label: 'broken.jks', description: 'named nowhere yet' },
    { label: 'copy.jks' }, { label: 'new.jks' }, { label: 'signed.jks' }, { label: 'store.jks', description: 'JKS · Primary keystore and 1 more', detail: 'repository/resources/security/store.jks' },
  ] });
  const keystoreAnswer = { keystore: join(security, 'new.jks') };
  expect(await ask(keystoreAnswer)).toMatchObject({ asks: 'password', kind: 'password', title: 'Use new.jks', prompt: 'The password of new.jks' });
  expect(await ask({ ...keystoreAnswer, password: 'wrong' })).toMatchObject({ asks: 'password', problem: 'This password does not open new.jks' });

  const opened = { ...keystoreAnswer, password };
  const keys = await ask(opened);
  expect(keys).toMatchObject({ asks: 'alias', kind: 'one' });
  expect(keys.items.map(({ value, description, detail }) => [value, description.startsWith('CN='), /^expire/.test(detail)])).toEqual([['schlüssel', true, true], ['ключ', true, true]]);
  const withAlias = { ...opened, alias: 'schlüssel' };
  expect(await ask(withAlias)).toMatchObject({ asks: 'keyPassword', kind: 'password' });
  expect(await ask({ ...withAlias, keyPassword: 'wrong' })).toMatchObject({ asks: 'keyPassword', problem: 'This password does not open the key schlüssel' });

  const whole = { ...opened, alias: 'ключ' };
  const purposes = await ask(whole);
  expect(purposes).toMatchObject({ asks: 'purposes', kind: 'some' });
  // No key that the server could encrypt with.
  expect(purposes.items.map(({ value, description, picked }) => [value, description, picked])).toEqual([
    ['all', '2 places cannot take it', false], ['primary', '1 place cannot take it', false], ['data-bridge', '1 place cannot take it', false],
  ]);
  const end = await ask({ ...whole, purposes: ['all'] });
  expect(end).toMatchObject({ isDone: false, message: 'Nothing was changed: no place can work with new.jks that does not already' });
  expect(end.details).toContain('repository/conf/data-bridge/data-bridge-config.xml:2 is left as it is: it has no setting for an alias, and repository/resources/security/new.jks holds several keys');
  expect(applied()).toEqual([]);
});

test('asks before data becomes unreadable, and makes one edit of all files', async () => {
  await start();
  const answers = { keystore: join(security, 'signed.jks'), password: 'changeit' };
  expect((await ask(answers)).items.map(({ value, description, detail, picked }) => [value, description, detail, picked])).toEqual([
    ['all', '2 places', 'carbon.xml, data-bridge-config.xml', true], ['primary', '1 place', 'carbon.xml', false], ['data-bridge', '1 place', 'data-bridge-config.xml', false],
  ]);
  expect(await ask({ ...answers, purposes: ['data-bridge'] })).toMatchObject({ isDone: true });
  const chosen = { ...answers, purposes: ['all'] };
  expect(await ask(chosen)).toMatchObject({ asks: 'agreed', kind: 'agree', prompt: expect.stringContaining('will make already encrypted data unusable') as string });
  expect(applied().length).toBe(1);
  const end = await ask({ ...chosen, agreed: 'yes' });
  expect(end).toMatchObject({ isDone: true, message: 'signed.jks is in use. Files changed, as ticked: 2.' });
  expect(end.details).toEqual(['Primary keystore:', '  repository/conf/carbon.xml:8', 'Keystore of the event receiver:', '  repository/conf/data-bridge/data-bridge-config.xml:2']);
  const made = applied()[1]!;
  expect(made).toMatchObject({ label: 'Use signed.jks', metadata: { isRefactoring: true } });
  expect(made.edit.documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits.map(({ newText }) => newText)])).toEqual([
    [uri(carbonXml), ['${carbon.home}/repository/resources/security/signed.jks', 'changeit', 'changeit', 'wso2carbon', '']],
    [uri(dataBridge), ['${carbon.home}/repository/resources/security/signed.jks', 'changeit']],
  ]);
  // Without an edit that needs a yes there would be no preview, and one that does is not ticked in it.
  expect(Object.values(made.edit.changeAnnotations!).map(({ label, needsConfirmation }) => [label, needsConfirmation])).toEqual([
    ['Primary keystore', false], ['Keystore of the event receiver', false], ['Changes nothing: opens this preview', true],
  ]);
});

test('asks nothing that is known: where it began, the only key, a password that the configuration has', async () => {
  await start();
  expect(await ask({}, { uri: uri(join(security, 'new.jks')) })).toMatchObject({ asks: 'password', title: 'Use new.jks' });
  expect(await ask({ password: canary }, { uri: uri(join(security, 'copy.jks')) })).toMatchObject({ asks: 'purposes' });
  expect(await ask({}, { uri: uri(join(security, 'store.jks')) })).toMatchObject({ isDone: false, message: 'Nothing to change: store.jks is in use wherever it can be' });
  expect(await ask({}, { uri: uri(join(folder, 'elsewhere/other.jks')) })).toMatchObject({ asks: 'password' });
  expect(await ask({ keystore: uri(join(folder, 'elsewhere/other.jks')) })).toMatchObject({ asks: 'password', title: 'Use other.jks' });
  // It is the very key that encrypts the data now.
  expect(await ask({ password: canary, purposes: ['data-bridge', 'primary'] }, { uri: uri(join(security, 'copy.jks')) })).toMatchObject({ isDone: true, message: 'copy.jks is in use. Files changed, as ticked: 2.' });
});

test('what the server does not read is asked for apart, and not made without a yes of its own', async () => {
  const unreadHome = join(folder, 'third');
  const identity = `<Server xmlns="http://wso2.org/projects/carbon/carbon.xml"><EntitlementSettings><ThirftBasedEntitlementConfig>
  <EnableThriftService>false</EnableThriftService>
  <KeyStore><Location>${goodLocation}</Location><Password>${canary}</Password></KeyStore>
</ThirftBasedEntitlementConfig></EntitlementSettings></Server>\n`;
  writeHome(unreadHome);
  write(unreadHome, { 'repository/conf/identity/identity.xml': identity, 'repository/resources/security/copy.jks': keystore });
  await start();
  expect(await ask({})).toMatchObject({ asks: 'home', kind: 'one', items: [{ value: home, label: 'home', description: 'WSO2 API Manager 2.1.0' }, { value: unreadHome }] });
  expect(await ask({ home: unreadHome })).toMatchObject({ asks: 'keystore', prompt: 'The keystore that third is to work with' });
  const from = { uri: uri(join(unreadHome, 'repository/resources/security/copy.jks')) };
  expect((await ask({ password: canary }, from)).items.map(({ value, label, picked }) => [value, label, picked])).toEqual([
    ['all', 'Everything that names store.jks', true], ['primary', 'Primary keystore', false], ['unread', 'Also places that the server does not read', false],
  ]);
  await ask({ password: canary, purposes: ['all'] }, from);
  await ask({ password: canary, purposes: ['all', 'unread'] }, from);
  await ask({ password: canary, purposes: ['unread'] }, from);
  const notRead = 'Places of the role thrift that the server does not read';
  const opener = ['Changes nothing: opens this preview', true];
  expect(applied().map(({ edit }) => Object.values(edit.changeAnnotations!).map(({ label, needsConfirmation }) => [label, needsConfirmation]))).toEqual([
    [['Primary keystore', false], [notRead, true]], [['Primary keystore', false], [notRead, false], opener], [[notRead, false], opener],
  ]);
  rmSync(unreadHome, { recursive: true });
});

test('says in words why nothing can be done', async () => {
  await start();
  expect(await ask({ keystore: join(security, 'broken.jks') })).toMatchObject({ isDone: false, message: expect.stringContaining('broken.jks is not a keystore that Java can read') as string });
  expect(await ask({ keystore: join(security, 'gone.jks') })).toMatchObject({ asks: 'keystore', problem: 'gone.jks cannot be read' });
  expect(await ask({}, { uri: uri(join(folder, 'toml/repository/conf/deployment.toml')) }))
    .toMatchObject({ isDone: false, message: 'toml is configured by deployment.toml: its other files are written from it, and are not changed' });
  expect(applied()).toEqual([]);
});

test('asks for nothing in a folder that is not trusted', async () => {
  await start({ initializationOptions: { trusted: false } });
  expect(await ask({ keystore: join(security, 'new.jks'), password })).toMatchObject({ isDone: false, message: expect.stringContaining('not trusted') as string });
});

interface Action { readonly title: string; readonly kind: string; readonly command: { readonly command: string; readonly arguments: readonly unknown[] } }

async function actionsAt(file: string, text: string, only?: readonly string[]): Promise<readonly Action[]> {
  const position = positionOf(text, 'repository/resources');
  const actions = await client.request<readonly Action[]>('textDocument/codeAction', { textDocument: { uri: uri(file) }, range: { start: position, end: position }, context: { diagnostics: [], ...(only ? { only } : {}) } });
  return actions.filter(({ kind }) => kind === 'refactor.rewrite');
}

test('begins at a location, whose keystore is then the one to be replaced', async () => {
  await start();
  const [action, ...more] = await actionsAt(carbonXml, carbon(), ['refactor']);
  expect(action).toMatchObject({ title: 'Use another keystore …', command: { command: useKeystore, arguments: [{ uri: uri(carbonXml) }] } });
  expect([more, await actionsAt(carbonXml, carbon(), ['quickfix']), await actionsAt(carbonXml, `\n${carbon()}`)]).toEqual([[], [], []]);
  const from = action!.command.arguments[0] as UseParams['from'];
  expect((await ask({ keystore: join(security, 'copy.jks'), password: canary }, from)).items[0]).toMatchObject({ value: 'all', label: 'Everything that names store.jks' });
});

test('places whose passwords lie in a file that cannot be edited stay as they are, whole', async () => {
  const vault = join(folder, 'vault');
  writeHome(vault);
  write(vault, {
    'repository/conf/tomcat/catalina-server.xml': '<Server xmlns:svns="http://org.wso2.securevault/configuration"><Service><Connector SSLEnabled="true" '
      + 'keystoreFile="${carbon.home}/repository/resources/security/store.jks" keystorePass="password" svns:secretAlias="tls.keystorePass" keyAlias="mykey"/></Service></Server>\n',
    'repository/conf/security/cipher-text.properties': Buffer.from('# Schl\xFCssel\ntls.keystorePass=[x]\n', 'latin1'),
    'repository/conf/security/secret-conf.properties': 'secVault.enabled=true\nsecretRepositories=file\nsecretRepositories.file.location=repository/conf/security/cipher-text.properties\n',
    'repository/resources/security/signed.jks': fixture('chain.jks').bytes,
  });
  await start();
  const { isDone, details } = await ask({ keystore: join(vault, 'repository/resources/security/signed.jks'), password: 'changeit', purposes: ['tls'] }, { uri: uri(join(vault, 'repository/conf/carbon.xml')) });
  expect(isDone).toBe(false);
  expect(details).toEqual(['repository/conf/tomcat/catalina-server.xml:1 is left as it is: the encoding of cipher-text.properties could not be kept: open it in that encoding first']);
  expect(applied()).toEqual([]);
});

test('another client is offered the keystores that the home works with, and asked before data becomes unreadable', async () => {
  const home2 = join(folder, 'second');
  const tls = '<Server><Service><Connector SSLEnabled="true" keystoreFile="${carbon.home}/repository/resources/security/tls.jks" keystorePass="changeit" keyAlias="wso2carbon"/></Service></Server>\n';
  writeHome(home2);
  write(home2, { 'repository/conf/tomcat/catalina-server.xml': tls, 'repository/resources/security/tls.jks': fixture('chain.jks').bytes });
  let agrees = false;
  await start({ initializationOptions: { commands: [] }, agrees: (message) => message.includes('already encrypted data') && agrees });
  const file = join(home2, 'repository/conf/carbon.xml');
  // The worker may still be opening them.
  await expect.poll(async () => (await actionsAt(file, carbon())).length, { timeout: 10_000 }).toBe(1);
  const [action] = await actionsAt(file, carbon());
  expect(action).toMatchObject({ title: 'Use tls.jks wherever store.jks is named', command: { command: useInstead } });
  expect(JSON.stringify(action)).not.toContain('changeit');
  await client.request('workspace/executeCommand', action!.command);
  expect(applied()).toEqual([]);
  agrees = true;
  await client.request('workspace/executeCommand', action!.command);
  expect(applied().map(({ edit }) => edit.documentChanges[0]!.edits.map(({ newText }) => newText))).toEqual([
    ['${carbon.home}/repository/resources/security/tls.jks', 'changeit', 'changeit', 'wso2carbon'],
  ]);
  await client.request('workspace/executeCommand', { command: useInstead, arguments: [file, 'other', null] });
  expect(applied().length).toBe(1);
});
