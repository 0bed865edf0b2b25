// What `npm pack` makes: the command line and the language server, which install and run with no registry in reach.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratch } from '../disk/homes.ts';
import { startClient } from '../lsp/client.ts';

const root = resolve(import.meta.dirname, '../..');
const { path: folder, remove } = scratch();
const prefix = join(folder, 'installed');
const environment = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_offline: 'true', npm_config_prefix: prefix };
const npm = (...args: readonly string[]): string => execFileSync('npm', args, { cwd: root, encoding: 'utf8', env: environment, stdio: ['ignore', 'pipe', 'pipe'] });

let home = '';
let installed = '';
beforeAll(() => {
  home = join(folder, 'home');
  cpSync(join(root, 'test/homes/sample/home'), home, { recursive: true });
  npm('pack', '--ignore-scripts', '--pack-destination', folder);
  npm('install', '--global', join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz'))!));
  installed = join(npm('root', '--global').trim(), 'wso2-config');
});
afterAll(remove);

test('holds nothing else', () => {
  const expected = /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(cli|server|serve|worker|vscode-languageserver)\.js|dist\/third-party\.txt|dist\/rules\/[\w-]+\.md)$/;
  const names = readdirSync(installed, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1));
  expect(names.filter((name) => !expected.test(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(['dist/cli.js', 'dist/server.js', 'dist/third-party.txt']));
});

test('brings wso2-config', () => {
  const { stdout, status } = spawnSync(join(prefix, 'bin/wso2-config'), ['check', '.'], { cwd: home, encoding: 'utf8' });
  expect(stdout).toMatch(/^repository\/conf\/carbon\.xml:\d+:\d+ error alias-not-found /m);
  expect(status).toBe(1);
});

test('brings the language server', async () => {
  const client = startClient(join(installed, 'dist/server.js'), { folders: [home] });
  await client.initialize();
  await client.has(join(home, 'repository/conf/carbon.xml'), 'alias-not-found');
  expect(await client.end()).toBe(0);
});
