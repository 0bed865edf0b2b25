// Makes dist/: the extension, the language server and the command line, each one file, script and style of the keystore viewer, the pages of the
// rules, and the sample home.
//   node esbuild.mjs [--watch]
import { build, context } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { notices } from './server/tasks/notices.mjs';

const root = import.meta.dirname;
const dist = path.join(root, 'dist');

/** The keystore worker is the server's own file, or the command line's, started once more. */
const entries = [
  { in: 'client/src/extension.ts', out: 'client', external: ['vscode'] },
  { in: 'server/src/lsp/main.ts', out: 'server' },
  { in: 'server/src/cli/main.ts', out: 'cli', banner: { js: '#!/usr/bin/env node' } },
];

const options = ({ in: entry, out, external = [], banner = {} }) => ({
  absWorkingDir: root,
  entryPoints: { [out]: entry },
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Some packages name a build for browsers first, or one that requires by a computed name.
  mainFields: ['module', 'main'],
  minify: true,
  // Names of functions stay: a stack in a log must say where.
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  external,
  banner,
});

/** What the page of the keystore viewer holds; it loads nothing. */
const viewer = {
  ...options({ in: 'client/media/keystore.js', out: 'keystore' }),
  entryPoints: ['client/media/keystore.js', 'client/media/keystore.css'],
  platform: 'browser', target: 'chrome130', format: 'iife', keepNames: false, sourcemap: false,
};

/** The page of a rule ships with the extension, so that it can be read without a network. */
function copyPages() {
  const pages = path.join(root, 'test', 'rules');
  const target = path.join(dist, 'rules');
  fs.rmSync(target, { recursive: true, force: true });
  if (!fs.existsSync(pages)) return;
  fs.mkdirSync(target, { recursive: true });
  for (const name of fs.readdirSync(pages).filter(each => each.endsWith('.md'))) fs.copyFileSync(path.join(pages, name), path.join(target, name));
}

/** The home that a person can try things on: a copy of it is opened, never this one. */
function copySample() {
  const target = path.join(dist, 'sample');
  fs.rmSync(target, { recursive: true, force: true });
  fs.cpSync(path.join(root, 'test', 'homes', 'sample', 'home'), target, { recursive: true });
}

process.chdir(root);
const built = [...entries.map(options), viewer];
copyPages();
copySample();
if (process.argv.includes('--watch')) {
  const contexts = await Promise.all(built.map(each => context({ ...each, minify: false, sourcesContent: true, logLevel: 'info' })));
  await Promise.all(contexts.map(each => each.watch()));
} else {
  const results = await Promise.all(built.map(each => build(each)));
  fs.writeFileSync(path.join(dist, 'third-party.txt'), notices(results.map(({ metafile }) => metafile)));
  fs.chmodSync(path.join(dist, 'cli.js'), 0o755);
}
