// The view of keystores over stdio: its homes, what lies in each, steady ids, and the table.

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, canary, carbon, scratch, writeHome } from '../disk/homes.ts';
import { startClient, uri, type Client, type Range } from './client.ts';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly description: string;
  readonly severity: string | null;
  readonly isExpanded: boolean;
  readonly children: readonly Item[] | null;
  readonly uri: string | null;
  readonly alias: string | null;
  readonly range: Range | null;
}

const { path: folder, remove } = scratch();
const good = join(folder, 'opened/good');
const bad = join(folder, 'opened/bad');
let client: Client;
let server: string;

beforeAll(async () => {
  server = await bundle('lsp', join(folder, 'bundle'));
  writeHome(good);
  writeHome(bad, { location: '${carbon.home}/repository/resources/security/stoer.jks' });
  client = startClient(server, { folders: [join(folder, 'opened')], initializationOptions: { now: '2026-01-01' } });
  await client.initialize();
});
afterAll(() => {
  client.child.kill();
  remove();
});

const ask = (home?: string, by = 'role'): Promise<readonly Item[]> => client.request<Item[]>('wso2Config/keystores', { by, ...(home === undefined ? {} : { home }) });
const idsOf = (items: readonly Item[]): readonly string[] => items.flatMap(({ id, children }) => [id, ...idsOf(children ?? [])]);
const outline = (items: readonly Item[], depth = 0): readonly string[] =>
  items.flatMap(({ kind, label, description, children }) => [`${'  '.repeat(depth)}${kind} ${label}${description === '' ? '' : ` (${description})`}`, ...outline(children ?? [], depth + 1)]);

test('names the homes, and leaves what lies in them for later', async () => {
  const homes = await ask();
  expect(homes).toMatchObject([
    { id: bad, label: 'WSO2 API Manager 2.1.0', severity: 'error', isExpanded: true, children: null, uri: uri(bad) },
    { id: good, label: 'WSO2 API Manager 2.1.0', children: null, uri: uri(good) },
  ]);
  expect(homes.map(({ description }) => description.split(' · ')[0])).toEqual(['bad', 'good']);
});

test('answers once the keystores are open, with role, keystore, entry and place', async () => {
  const [primary] = await ask(good);
  expect(outline([primary!])).toEqual([
    'role Primary (store.jks · 1 warning)',
    '  keystore store.jks (expires in 3285 days)',
    '    key mykey (expires in 3285 days)',
    '      place repository/conf/carbon.xml:8',
    ...primary!.children![0]!.children![0]!.children![0]!.children!.map(({ label }) => `        problem ${label}`),
  ]);
  const place = primary!.children![0]!.children![0]!.children![0]!;
  expect(place).toMatchObject({ uri: uri(join(good, 'repository/conf/carbon.xml')), range: { start: { line: 7, character: 16 } } });
});

test('unfolds what leads to an error', async () => {
  const [primary] = await ask(bad, 'file');
  expect(primary).toMatchObject({ kind: 'keystore', label: 'stoer.jks', description: '1 place · no such file · 1 error', isExpanded: true });
  expect(primary!.children![0]).toMatchObject({ kind: 'place', severity: 'error', isExpanded: true, children: [{ kind: 'problem', severity: 'error' }] });
});

test('keeps its ids when lines move, each of them once', async () => {
  const file = join(good, 'repository/conf/carbon.xml');
  const isProblem = (id: string): boolean => /\n[a-z-]+ \/[^\n]* \d+ \d+$/.test(id);
  const before = await ask(good);
  client.open(file, carbon({ before: '\n\n' }));
  const after = await ask(good);
  client.close(file);
  expect(idsOf(after).filter((id) => !isProblem(id))).toEqual(idsOf(before).filter((id) => !isProblem(id)));
  expect(new Set(idsOf(before)).size).toBe(idsOf(before).length);
  expect(after[0]!.children![0]!.children![0]!.children![0]).toMatchObject({ label: 'repository/conf/carbon.xml:10' });
});

test('writes the table', async () => {
  // Without parameters, as VS Code's client sends it.
  const table = await client.request<string>('wso2Config/keystoresTable', []);
  expect(table.split('\n').slice(2)).toEqual([
    '| bad | primary | `repository/conf/carbon.xml:8` | `${carbon.home}/repository/resources/security/stoer.jks` | missing | `mykey` |  |',
    '| good | primary | `repository/conf/carbon.xml:8` | `${carbon.home}/repository/resources/security/store.jks` | open | `mykey` | 2034-12-30 |',
    '',
  ]);
});

test('answers for no home with nothing, and tells no password', async () => {
  expect(await ask(join(folder, 'opened'))).toEqual([]);
  expect(JSON.stringify([await ask(), await ask(good), await ask(bad), await ask(good, 'file')])).not.toContain(canary);
});

test('says that a folder is not trusted, above its homes', async () => {
  const careful = startClient(server, { folders: [join(folder, 'opened')], initializationOptions: { trusted: false } });
  await careful.initialize();
  const homes = await careful.request<Item[]>('wso2Config/keystores', { by: 'role' });
  expect(homes.map(({ kind }) => kind)).toEqual(['untrusted', 'home', 'home']);
  await careful.end();
});

test('is quick about fifty homes', async () => {
  const many = join(folder, 'many');
  for (let home = 0; home < 50; home += 1) writeHome(join(many, `home${home}`));
  const busy = startClient(server, { folders: [many] });
  await busy.initialize();
  expect(await busy.request<Item[]>('wso2Config/keystores', { by: 'role' })).toHaveLength(50);
  const started = performance.now();
  const homes = await busy.request<Item[]>('wso2Config/keystores', { by: 'role' });
  await busy.request<Item[]>('wso2Config/keystores', { by: 'file', home: homes[49]!.id });
  expect(performance.now() - started).toBeLessThan(500);
  await busy.end();
}, 30_000);
