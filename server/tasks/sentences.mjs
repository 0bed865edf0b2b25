// Collects every sentence that a person may read and that has a translation: those of words(…) and l10n.t(…), and those of the core's tables.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';
import { manifestSentences } from './manifest.mjs';

const root = join(import.meta.dirname, '../..');
/** Functions that take a sentence as their first argument; `t` is that of vscode.l10n, and of the viewer's page. */
const takers = { server: ['words', 'refuse', 'left'], client: ['t'] };

/**
 * The sentences, each with a place that says it, and the calls whose sentence is not known when it is compiled.
 * The compiler works out the texts: a choice between two gives both, and a pattern all that it can become.
 */
export async function collectSentences() {
  const found = new Map();
  const unknown = [];
  const options = ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, root).options;
  const media = readdirSync(join(root, 'client/media')).filter((name) => name.endsWith('.js')).map((name) => join(root, 'client/media', name));
  const entries = ['server/src/lsp/main.ts', 'server/src/cli/main.ts', 'client/src/extension.ts'].map((name) => join(root, name));
  const program = ts.createProgram([...entries, ...media], { ...options, allowJs: true });
  const checker = program.getTypeChecker();
  for (const source of program.getSourceFiles()) {
    const file = relative(root, source.fileName);
    const takes = takers[file.split('/')[0]] ?? [];
    if (takes.length === 0) continue;
    const visit = (node) => {
      if (ts.isCallExpression(node) && takes.includes(nameOf(node.expression))) {
        const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
        const texts = textsOf(checker, node.arguments[0]);
        if (!texts) unknown.push(`${place} ${node.arguments[0]?.getText() ?? ''}`);
        for (const text of (texts ?? []).filter(isSaying)) found.set(text, found.get(text) ?? place);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  for (const [text, place] of await tables()) found.set(text, found.get(text) ?? place);
  return { sentences: found, unknown };
}

/** Marks between names say nothing. */
const isSaying = (text) => /\p{L}/u.test(text.replace(/\{\d+\}/g, ''));

const nameOf = (node) => (ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : '');

/** What a text may be; undefined where that is not known. */
function textsOf(checker, node) {
  if (!node) return undefined;
  const type = checker.getTypeAtLocation(node);
  const types = type.isUnion() ? type.types : [type];
  if (types.every((each) => each.isStringLiteral())) return types.map(({ value }) => value);
  // The type of an expression that stands alone is widened; the call knows it as it is.
  const asGiven = ts.isCallExpression(node.parent) ? checker.getResolvedSignature(node.parent)?.getParameters()[0] : undefined;
  const given = asGiven && checker.getTypeOfSymbolAtLocation(asGiven, node.parent);
  const all = given?.isUnion() ? given.types : given ? [given] : [];
  return all.length > 0 && all.every((each) => each.isStringLiteral()) ? all.map(({ value }) => value) : undefined;
}

/** The sentences that the core holds as data. */
async function tables() {
  const { rules } = await load('server/src/core/rules/index.ts');
  const { rows } = await load('server/src/core/catalog/index.ts');
  const { meanings } = await load('server/src/core/catalog/settings.ts');
  return [
    ...manifestSentences(rules).map((text) => [text, 'package.nls.json']),
    ...rules.map(({ id, summary }) => [summary, `server/src/core/rules/${id}.ts`]),
    ...rows.map(({ title }) => [title, 'server/src/core/catalog']),
    ...rows.flatMap((row) => Object.keys(row.fields).flatMap((field) => meanings(row, field))).map(({ text }) => [text, 'server/src/core/catalog/settings.ts']),
  ];
}

/** A module of the core, bundled on the spot: Node cannot read TypeScript by itself. */
export async function load(file) {
  const { outputFiles } = await build({ entryPoints: [join(root, file)], bundle: true, write: false, format: 'esm', platform: 'node', mainFields: ['module', 'main'] });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** What is to be done for a language: sentences without a translation, and translations without a sentence. */
export function compare(sentences, bundle) {
  return {
    missing: [...sentences].filter(([text]) => !(text in bundle)),
    unused: Object.keys(bundle).filter((text) => !sentences.has(text)),
  };
}
