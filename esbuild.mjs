// Makes dist/: the extension, the language server and the command line, script and style of the keystore viewer, the pages of the rules, and the
// sample home.
//   node esbuild.mjs [--watch]
import { build, context } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { cli, client, library, server } from './server/tasks/bundles.mjs';
import { notices } from './server/tasks/notices.mjs';

const root = import.meta.dirname;
const dist = path.join(root, 'dist');

/** As it ships: small, and in a stack still readable. */
const shipped = {
  absWorkingDir: root,
  outdir: dist,
  minifyIdentifiers: true,
  minifySyntax: true,
  minifyWhitespace: true,
  // Names of functions stay: a stack in a log must say where.
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  metafile: true,
};

/** What the page of the keystore viewer holds; it loads nothing. */
const viewer = {
  bundle: true, legalComments: 'none', logLevel: 'warning',
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
const built = [client, server, library, cli, viewer].map(each => ({ ...shipped, ...each }));
copyPages();
copySample();
if (process.argv.includes('--watch')) {
  const contexts = await Promise.all(built.map(each => context({ ...each, minifyIdentifiers: false, minifySyntax: false, minifyWhitespace: false, sourcesContent: true, logLevel: 'info' })));
  await Promise.all(contexts.map(each => each.watch()));
} else {
  const results = await Promise.all(built.map(each => build(each)));
  fs.writeFileSync(path.join(dist, 'third-party.txt'), notices(results.map(({ metafile }) => metafile)));
  fs.chmodSync(path.join(dist, 'cli.js'), 0o755);
}
