// docs/pipelines.md: its YAML can be read, and what it tells people to run does what it says, on homes with and without errors.

import { Ajv } from 'ajv';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli } from '../../server/tasks/bundles.mjs';
import { sarifSchema, type SarifLog } from './sarif-schema.ts';

const root = join(import.meta.dirname, '../..');
const { load } = createRequire(import.meta.url)('js-yaml') as { readonly load: (text: string) => unknown };
const page = readFileSync(join(root, 'docs/pipelines.md'), 'utf8');

/** The code blocks of the page in a language, and the one of them that holds a text. */
const blocks = (language: string): string[] => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, text]) => text!);
const block = (language: string, holds: string): string => {
  const found = blocks(language).filter((text) => text.includes(holds));
  expect(found).toHaveLength(1);
  return found[0]!;
};

interface Step { readonly name?: string; readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, string>> }
interface Workflow { readonly jobs: { readonly check: { readonly steps: readonly Step[] } } }
interface Pipeline { readonly keystores: { readonly script: readonly string[]; readonly artifacts: unknown } }
interface Hook { readonly id: string; readonly entry: string; readonly args: readonly string[]; readonly files: string }

const workflow = load(block('yaml', 'upload-sarif')) as Workflow;
const pipeline = load(block('yaml', '.gitlab-ci.yml')) as Pipeline;
const [hook] = load(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[];
const runOf = (steps: readonly Step[]): string => steps.flatMap(({ run }) => run ?? []).join('\n');

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wso2-config-')));
const repository = (name: string): string => join(folder, name);
const environment = { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, NO_COLOR: '1' };

/** Runs a script as a pipeline does: in the repository, ended by the first command that fails. */
function run(script: string, name: string): { readonly status: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], { cwd: repository(name), encoding: 'utf8', env: environment });
  return { status, out: stdout + stderr };
}

const sarifOf = (name: string): SarifLog => {
  const log = JSON.parse(readFileSync(join(repository(name), 'wso2-config.sarif'), 'utf8')) as SarifLog;
  const validate = new Ajv({ allErrors: true }).compile(sarifSchema);
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  return log;
};

beforeAll(async () => {
  await build({ ...cli, absWorkingDir: root, outdir: join(folder, 'extension/dist') });
  for (const [name, home] of [['wrong', 'sample'], ['right', 'stock-api-manager'], ['none', undefined]] as const) {
    mkdirSync(join(repository(name), 'tools'), { recursive: true });
    cpSync(join(folder, 'extension/dist/cli.js'), join(repository(name), 'tools/wso2-config.js'));
    if (home !== undefined) cpSync(join(root, 'test/homes', home, 'home'), join(repository(name), 'am'), { recursive: true });
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

test('every piece of YAML on the page can be read', () => {
  expect(blocks('yaml').length).toBeGreaterThanOrEqual(4);
  for (const text of blocks('yaml')) expect(load(text)).toBeTypeOf('object');
});

describe.each([['wrong', 1], ['right', 0], ['none', 2]] as const)('in a repository that is %s', (name, status) => {
  test('the check by hand exits as the page says', () => {
    expect(blocks('sh')).toContain('node tools/wso2-config.js check .\n');
    expect(run('node tools/wso2-config.js check .', name).status).toBe(status);
  });

  test('GitHub Actions gets annotations, and a SARIF file even where the check fails', () => {
    const { steps } = workflow.jobs.check;
    expect(run(runOf(steps), name).status).toBe(status);
    expect(steps.find(({ uses }) => uses?.includes('upload-sarif'))?.with?.['sarif_file']).toBe('wso2-config.sarif');
    expect(sarifOf(name).runs[0]!.results.length > 0).toBe(name !== 'none');
    const annotated = run(runOf(load(block('yaml', '--format github')) as Step[]), name);
    expect(annotated.status).toBe(status);
    expect(/^::error /m.test(annotated.out)).toBe(name === 'wrong');
  });

  test('GitLab keeps a SARIF file even where the check fails', () => {
    rmSync(join(repository(name), 'wso2-config.sarif'), { force: true });
    expect(run(pipeline.keystores.script.join('\n'), name).status).toBe(status);
    expect(pipeline.keystores.artifacts).toEqual({ when: 'always', paths: ['wso2-config.sarif'] });
    // A path without a home ends the job before that.
    if (name !== 'none') sarifOf(name);
  });

  test('a commit is made only where no keystore has an error', () => {
    const git = (...args: string[]): { readonly status: number | null } => spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args],
      { cwd: repository(name), env: { ...environment, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' } });
    git('init', '--quiet');
    const script = join(repository(name), '.git/hooks/pre-commit');
    mkdirSync(dirname(script), { recursive: true });
    writeFileSync(script, block('sh', '#!/bin/sh'), { mode: 0o755 });
    git('add', '.');
    expect(git('commit', '--quiet', '-m', 'x').status).toBe(status === 0 ? 0 : 1);
    expect(git('rev-parse', '--verify', '--quiet', 'HEAD').status).toBe(status === 0 ? 0 : 1);
  });

});

const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;

/** The state that is committed is what pre-commit clones, and builds once. */
describe.skipIf(!hasPreCommit)('pre-commit', () => {
  const expected = [['wrong', /Failed\n[^]*exit code: 1\n[^]*error alias-not-found/], ['right', /Passed\n$/], ['none', /Failed\n[^]*exit code: 2\n[^]*leads to no home/]] as const;
  test.each(expected)('in a repository that is %s ends as the check does', (name, said) => {
    const revision = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
    const config = block('yaml', 'repos:').replace('ADDRESS-OF-THIS-REPOSITORY', root).replace('rev: main', `rev: ${revision}`);
    writeFileSync(join(repository(name), '.pre-commit-config.yaml'), config);
    // One file that the hook is for.
    writeFileSync(join(repository(name), 'some.xml'), '<a/>');
    const { stdout } = spawnSync('sh', ['-c', 'git init --quiet && git add . && pre-commit run --all-files'],
      { cwd: repository(name), encoding: 'utf8', env: { ...process.env, PRE_COMMIT_HOME: join(folder, 'pre-commit') } });
    expect(stdout).toMatch(said);
  }, 300_000);
});

if (!hasPreCommit) test.skip('there is no pre-commit', () => undefined);

test('the hook for pre-commit runs for configuration and keystores, and is the one that the page names', () => {
  const { pattern, flags } = /^(?:\(\?(?<flags>i)\))?(?<pattern>.*)$/.exec(hook!.files)!.groups!;
  const files = new RegExp(pattern!, flags);
  for (const file of ['repository/conf/carbon.xml', 'conf/deployment.toml', 'a/EndpointConfig.properties', 'sec.policy', 'A.JKS', 'b.p12']) expect(file).toMatch(files);
  for (const file of ['README.md', 'carbon.xml.bak', 'jks']) expect(file).not.toMatch(files);
  expect(load(block('yaml', 'repos:'))).toMatchObject({ repos: [{ hooks: [{ id: hook!.id }] }] });
});
