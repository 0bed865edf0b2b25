// The rules that the code base keeps about itself.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

const filesBelow = (folder: string): string[] => readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const sources = [...filesBelow('server/src'), ...filesBelow('client/src')];
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What a file imports: paths of ours from the root, names of packages. */
const importsOf = (file: string): string[] => [...text(file).matchAll(/(?:^|\n)\s*(?:import|export)[^'"]*?from\s*['"]([^'"]+)['"]/g)]
  .map(([, name]) => (name!.startsWith('.') ? relative(root, join(root, dirname(file), name!)) : name!));

const core = 'server/src/core';
const layers: Readonly<Record<string, readonly string[]>> = {
  [`${core}/text`]: [],
  [`${core}/syntax`]: [`${core}/text`, 'jsonc-parser'],
  [`${core}/keystore`]: [`${core}/text`, 'node:crypto', 'node:buffer', 'node-forge'],
  [`${core}/catalog`]: [`${core}/text`, `${core}/syntax`, `${core}/model`],
  [`${core}/model`]: [`${core}/text`, `${core}/syntax`, `${core}/keystore`, `${core}/catalog`, 'jsonc-parser'],
  [`${core}/blocks`]: [`${core}/text`, `${core}/syntax`, 'fast-xml-parser'],
  [`${core}/rules`]: [`${core}/text`, `${core}/syntax`, `${core}/blocks`, `${core}/keystore`, `${core}/catalog`, `${core}/model`],
  [`${core}/features`]: [`${core}/text`, `${core}/syntax`, `${core}/blocks`, `${core}/keystore`, `${core}/catalog`, `${core}/model`, `${core}/rules`],
  'server/src/disk': [`${core}/index.ts`, 'node:'],
  'server/src/lsp': [`${core}/index.ts`, 'server/src/disk', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri', 'node:', 'package.json', 'l10n'],
  'server/src/cli': [`${core}/index.ts`, 'server/src/disk', 'diff', 'node:', 'package.json'],
  'client/src': ['vscode', 'vscode-languageclient', 'server/src/lsp/protocol.ts', 'node:'],
};

for (const [layer, allowed] of Object.entries(layers)) {
  test(`${layer} imports only what lies below it`, () => {
    const wrong = sources.filter((file) => file.startsWith(`${layer}/`)).flatMap((file) => importsOf(file)
      .filter((name) => !name.startsWith(`${layer}/`) && !allowed.some((each) => name === each || name.startsWith(each.endsWith(':') ? each : `${each}/`)))
      .map((name) => `${file} imports ${name}`));
    expect(wrong).toEqual([]);
  });
}

test('no rule imports a rule', () => {
  const ids = readdirSync(join(root, 'test/rules')).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
  const wrong = ids.flatMap((id) => importsOf(`${core}/rules/${id}.ts`).filter((name) => ids.some((other) => name === `${core}/rules/${other}.ts`)));
  expect(wrong).toEqual([]);
});

test('every file says in its first line what it is for', () => {
  const wrong = [...sources, ...filesBelow('test').filter((file) => !file.includes('node_modules'))]
    .filter((file) => !/^(?:#!.*\n)?\/\/ [A-Z`.a-z]/.test(text(file)));
  expect(wrong).toEqual([]);
});

test('the client is small', () => {
  const lines = sources.filter((file) => file.startsWith('client/')).reduce((sum, file) => sum + text(file).split('\n').length, 0);
  expect(lines).toBeLessThanOrEqual(1000);
});

test('nothing of the core knows the clock, the environment or the locale', () => {
  const wrong = sources.filter((file) => file.startsWith(core) && /Date\.now\(|new Date\(\)|process\.|toLocale|localeCompare|Math\.random/.test(text(file)));
  expect(wrong).toEqual([]);
});

test('the core counts in offsets: only its face gives lines and columns', () => {
  const wrong = sources.filter((file) => file.startsWith(core) && file !== `${core}/index.ts` && importsOf(file).includes(`${core}/text/lines.ts`));
  expect(wrong).toEqual([]);
  expect(importsOf(`${core}/index.ts`)).toContain(`${core}/text/lines.ts`);
});

test('package.json names nothing twice', () => {
  const manifest = text('package.json');
  expect(`${JSON.stringify(JSON.parse(manifest), null, 2)}\n`).toBe(manifest);
});
