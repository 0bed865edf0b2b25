// What is bundled to what: for dist/, and for the tests that start the product from its sources.

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Some packages name a build for browsers first, or one that requires by a computed name.
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'warning',
};

/** Files that lie beside the one that requires them. */
const beside = {
  name: 'beside',
  setup: build => {
    build.onResolve({ filter: /^vscode-languageserver\/node$/ }, () => ({ path: './vscode-languageserver.js', external: true }));
    build.onResolve({ filter: /^\.\/serve\.ts$/ }, ({ kind }) => (kind === 'require-call' ? { path: './serve.js', external: true } : undefined));
  },
};

/** The command line: one file. */
export const cli = { ...common, entryPoints: { cli: 'server/src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } };

/** The language server: what answers `initialize`, what serves then, and the thread that opens keystores. */
export const server = {
  ...common,
  entryPoints: { server: 'server/src/lsp/main.ts', serve: 'server/src/lsp/serve.ts', worker: 'server/src/lsp/worker.ts' },
  plugins: [beside],
};

/** The library that the first two of these share. Its names are left as they are: a client waits while it loads, and it loads sooner so. */
export const library = { ...common, entryPoints: { 'vscode-languageserver': 'vscode-languageserver/node' }, minifyIdentifiers: false, keepNames: false };

/** The extension's part in VS Code. */
export const client = { ...common, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] };
