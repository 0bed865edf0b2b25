// Every test of the project, and one line at the end that counts them.
//   npm test                         all suites
//   npm test -- unit grammar         some of them: unit, grammar, package, window, installed, page; `editor` means the last four
//   npm test -- --oldest             all, and `window` and `page` once more on the oldest VS Code that the manifest allows
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setUp } from '../../test/vscode/setup.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const bin = name => path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'wso2-config-test-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));
for (const [signal, number] of [['SIGINT', 2], ['SIGTERM', 15]]) process.on(signal, () => process.exit(128 + number));

/** Runs a program with its output shown; gives whether it succeeded. */
function run(program, args, env = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env }, shell: process.platform === 'win32' });
  if (done.error !== undefined) console.error(`${program} could not be started: ${done.error.message}`);
  return done.status === 0;
}

const readJson = file => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined);

/** A suite that fails without a failed test (it could not be loaded, it crashed) counts as one. */
const settle = (succeeded, { passed = 0, failed = 0, skipped = 0 } = {}) => ({ passed, failed: succeeded ? failed : Math.max(failed, 1), skipped });

function vitest(name, args = [], env = {}) {
  const file = path.join(scratch, `${name}.json`);
  const succeeded = run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args], env);
  const told = readJson(file);
  if (told === undefined) return settle(false);
  return settle(succeeded && told.success, { passed: told.numPassedTests, failed: told.numFailedTests, skipped: told.numPendingTests + told.numTodoTests });
}

/** Each line of a grammar test with its assertions is one test. */
function grammar() {
  const reports = path.join(scratch, 'grammar');
  const grammars = ['xml', 'ini', 'toml'].flatMap(name => ['-g', `test/grammar/${name}.tmLanguage.json`]);
  const succeeded = run(bin('vscode-tmgrammar-test'), ['--config', 'package.json', ...grammars, '--xunit-report', reports, 'test/grammar/*.test']);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const name of fs.existsSync(reports) ? fs.readdirSync(reports) : []) {
    const report = fs.readFileSync(path.join(reports, name), 'utf8');
    const count = attribute => Number(new RegExp(`<testsuite[^>]*\\s${attribute}="(\\d+)"`).exec(report)?.[1] ?? 0);
    const failed = count('failures') + count('errors');
    counts.failed += failed;
    counts.skipped += count('skipped');
    counts.passed += count('tests') - failed - count('skipped');
  }
  return settle(succeeded, counts);
}

async function buildEditorTests() {
  const suite = path.join(root, 'test', 'editor', 'suite');
  const files = fs.readdirSync(suite).filter(name => name === 'index.ts' || name.endsWith('.test.ts'));
  const entries = files.map(name => [`suite/${name.replace(/\.ts$/, '')}`, path.join(suite, name)]);
  await build({
    entryPoints: { run: path.join(root, 'test', 'editor', 'run.ts'), ...Object.fromEntries(entries) },
    outdir: path.join(root, 'test', 'out'), bundle: true, platform: 'node', target: 'node20', format: 'cjs',
    // Packages are found from test/out as from anywhere below the root; mocha must be one and the same for all files.
    packages: 'external', external: ['vscode'], logLevel: 'warning',
  });
}

const oldest = { VSCODE_AGE: 'oldest' };

async function editor(name, args, env = {}) {
  await buildEditorTests();
  setUp(env.VSCODE_AGE);
  const file = path.join(scratch, `${name}.json`);
  const succeeded = run(process.execPath, [path.join(root, 'test', 'out', 'run.js'), ...args], { ...env, EDITOR_RESULT: file });
  const told = readJson(file);
  return settle(succeeded && told !== undefined, told);
}

function page(name, env = {}) {
  setUp(env.VSCODE_AGE);
  return vitest(name, ['--config', 'test/editor/vitest.config.mts', 'page/'], env);
}

const suites = {
  unit: () => vitest('unit'),
  grammar,
  package: () => vitest('package', ['--config', 'test/editor/vitest.config.mts', 'package']),
  window: () => editor('window', []),
  installed: () => editor('installed', ['--installed']),
  page: () => page('page'),
  'oldest window': () => editor('oldest', [], oldest),
  'oldest page': () => page('oldest-page', oldest),
};

function chosen(args) {
  const named = args.filter(each => !each.startsWith('-')).flatMap(each => (each === 'editor' ? ['package', 'window', 'installed', 'page'] : [each]));
  const unknown = named.find(each => !(each in suites));
  if (unknown !== undefined) throw new Error(`There is no suite ${unknown}; there are ${Object.keys(suites).join(', ')} and editor.`);
  const isOld = name => name.startsWith('oldest');
  const [all, old] = [Object.keys(suites).filter(each => !isOld(each)), Object.keys(suites).filter(isOld)];
  return [...(named.length === 0 ? all : named), ...(args.includes('--oldest') ? old : [])];
}

/** A suite's counts; what keeps it from running is said, and counts as a failure. */
async function guarded(name) {
  console.log(`\n== ${name}`);
  try {
    return await suites[name]();
  } catch (error) {
    console.error(error.message);
    return settle(false);
  }
}

const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
const names = chosen(process.argv.slice(2));
const results = [];
console.log('== build and package');
if (run('npm', ['run', '--silent', 'package'])) for (const name of names) results.push([name, await guarded(name)]);
else results.push(['package', settle(false)]);

console.log('');
for (const [name, counts] of results) console.log(`${name}: ${line(counts)}`);
const total = results.reduce((sum, [, counts]) => ({
  passed: sum.passed + counts.passed, failed: sum.failed + counts.failed, skipped: sum.skipped + counts.skipped,
}), { passed: 0, failed: 0, skipped: 0 });
console.log(line(total));
process.exitCode = total.failed === 0 ? 0 : 1;
