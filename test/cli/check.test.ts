// wso2-config check as a process: every format, option and exit status, on real homes.

import { Ajv } from 'ajv';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runner } from './run.ts';
import { sarifSchema, type SarifLog } from './sarif-schema.ts';
import { rules } from '../../server/src/core/index.ts';
import { bundle, canary, carbon, scratch, write, writeHome } from '../disk/homes.ts';

const { path: folder, remove } = scratch();
let cli = '';

beforeAll(async () => {
  cli = await bundle('cli', join(folder, 'bundle'));
  writeHome(join(folder, 'good'));
  writeHome(join(folder, 'bad'), { location: '${carbon.home}/repository/resources/security/stoer.jks' });
  writeHome(join(folder, 'locked'), { password: `${canary}-wrong` });
  write(join(folder, 'toml'), { 'repository/conf/deployment.toml': '[server]\nhostname = "localhost"\n', 'repository/conf/carbon.xml': carbon() });
  mkdirSync(join(folder, 'empty'));
});
afterAll(remove);

const run = runner(() => cli, folder);

interface JsonReport {
  readonly version: number;
  readonly homes: readonly { readonly path: string; readonly judged: boolean; readonly generation: string }[];
  readonly problems: readonly {
    readonly rule: string; readonly severity: string; readonly message: string; readonly file: string; readonly documentation: string;
    readonly fixes: readonly string[];
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

const report = (...args: string[]): JsonReport => JSON.parse(run(['check', '--format', 'json', ...args]).out) as JsonReport;

describe('exit status', () => {
  test('0 where nothing is wrong', () => {
    const { status, out } = run(['check', 'good']);
    expect(out).toMatch(/in 1 home\n$/);
    expect(status).toBe(0);
  });

  test('1 for a problem at the --fail-on level', () => {
    expect(run(['check', 'bad']).status).toBe(1);
    expect(run(['check', '--fail-on', 'never', 'bad']).status).toBe(0);
    expect(run(['check', '--rule', 'keystore-not-found=warning', 'bad']).status).toBe(0);
    expect(run(['check', '--rule', 'keystore-not-found=warning', '--fail-on', 'warning', 'bad']).status).toBe(1);
  });

  test('1 for a problem that is not shown says which', () => {
    const { status, error } = run(['check', '--rule', 'keystore-not-found=warning', '--fail-on', 'warning', '--min-severity', 'error', 'bad']);
    expect(error).toBe('wso2-config: keystore-not-found counts for --fail-on warning, and is not shown with --min-severity error\n');
    expect(status).toBe(1);
  });

  test('2 for a path that leads nowhere; the others are still checked', () => {
    const { status, out, error } = run(['check', 'empty', 'absent', 'bad']);
    expect(error).toContain('empty leads to no home: a home holds repository/conf');
    expect(error).toContain('absent does not exist');
    expect(out).toContain('keystore-not-found');
    expect(status).toBe(2);
  });

  test.each([
    [['check']],
    [['chekc', 'good']],
    [['check', '--format', 'xml', 'good']],
    [['check', '--now', '2026-02-30', 'good']],
    [['check', '--min-severity', 'fatal', 'good']],
    [['check', '--fail-on', 'hint', 'good']],
    [['check', '--rule', 'keystore-not-found', 'good']],
    [['check', '--rule', 'keystore-not-found=fatal', 'good']],
    [['check', '--password', 'x', 'good']],
    [['keystores', '--format', 'sarif', 'good']],
    [['show', 'a.jks', 'b.jks']],
    [['show', 'absent.jks']],
    [['rules', 'good']],
    [[]],
  ])('2 for wrong usage: %s', (args) => {
    const { status, out, error } = run(args);
    expect(error).toMatch(/^wso2-config: .+/);
    expect(out).toBe('');
    expect(status).toBe(2);
  });
});

describe('check', () => {
  test('prints a problem as terminals make it clickable, relative to the working directory', () => {
    const { out } = run(['check', '.'], { cwd: join(folder, 'bad') });
    const [first] = out.split('\n');
    expect(first).toBe('repository/conf/carbon.xml:8:17 error keystore-not-found repository/resources/security/stoer.jks does not exist');
    expect(out).toMatch(/\n1 error.* in 1 home\n$/);
    expect(out).not.toContain('\u001b');
  });

  test('prints absolute paths outside of the working directory', () => {
    const { out } = run(['check', join(folder, 'bad')], { cwd: join(folder, 'good') });
    expect(out.startsWith(`${join(folder, 'bad/repository/conf/carbon.xml')}:8:17 error `)).toBe(true);
  });

  test('reads the whole home, and reports what lies under the path', () => {
    expect(report('bad/repository/conf/carbon.xml').problems.map(({ rule }) => rule)).toContain('keystore-not-found');
    expect(report('bad/repository/resources').problems).toEqual([]);
    expect(report('bad/repository/resources').homes).toHaveLength(1);
  });

  test('takes each home once, also through a link', () => {
    symlinkSync(join(folder, 'bad'), join(folder, 'bad-link'));
    const { homes, problems } = report('bad', 'bad-link', 'bad/repository');
    expect(homes.map(({ path }) => path)).toEqual([join(folder, 'bad')]);
    expect(problems.filter(({ rule }) => rule === 'keystore-not-found')).toHaveLength(1);
  });

  test('reports the whole of a home that is below a path by a link', () => {
    mkdirSync(join(folder, 'servers'));
    symlinkSync(join(folder, 'bad'), join(folder, 'servers/gateway'));
    expect(report('servers')).toEqual(report('bad'));
    expect(run(['check', 'servers']).status).toBe(1);
    expect(run(['keystores', 'servers'])).toEqual(run(['keystores', 'bad']));
  });

  test('writes JSON as documented', () => {
    const { version, homes, problems, summary } = report('bad');
    expect(version).toBe(1);
    expect(homes).toEqual([{
      path: join(folder, 'bad'), product: 'WSO2 API Manager', serverKey: 'AM', productVersion: '2.1.0',
      configDirectory: 'repository/conf', generation: 'xml', judged: true,
    }]);
    const problem = problems.find(({ rule }) => rule === 'keystore-not-found');
    expect(problem).toMatchObject({
      severity: 'error',
      message: 'repository/resources/security/stoer.jks does not exist',
      file: join(folder, 'bad/repository/conf/carbon.xml'),
      range: { start: { line: 7, character: 16 }, end: { line: 7, character: 16 + '${carbon.home}/repository/resources/security/stoer.jks'.length } },
      related: [],
    });
    expect(problem?.documentation).toMatch(/^https:/);
    expect(summary['error']).toBe(problems.filter(({ severity }) => severity === 'error').length);
  });

  test('says of a home with deployment.toml that it is not checked yet, in every format', () => {
    const sentence = 'configured by deployment.toml; not checked yet';
    for (const format of ['text', 'sarif', 'github']) expect(run(['check', '--format', format, 'toml']).out).toContain(sentence);
    expect(run(['check', 'toml']).out).not.toContain('No problems');
    expect(report('toml').homes).toMatchObject([{ judged: false, generation: 'toml' }]);
  });

  // Waits for the rule that looks at dates.
  test.skipIf(!rules.some(({ id }) => id === 'certificate-expired'))('judges certificates at the day that is given', () => {
    const at = (day: string): readonly string[] => report('--now', day, 'good').problems.map(({ rule }) => rule);
    expect(at('2026-01-01')).not.toContain('certificate-expired');
    expect(at('2036-01-01')).toContain('certificate-expired');
  });

  test('shows what is at least as bad as --min-severity', () => {
    const rules = ['--rule', 'keystore-not-found=warning', '--rule', 'keystore-password-wrong=hint'];
    const shown = (...args: string[]): readonly string[] => report(...rules, ...args, 'bad', 'locked').problems.map(({ rule }) => rule)
      .filter((rule) => rule === 'keystore-not-found' || rule === 'keystore-password-wrong');
    expect(shown('--min-severity', 'error')).toEqual([]);
    expect(shown('--min-severity', 'warning')).toEqual(['keystore-not-found']);
    expect(shown()).toEqual(['keystore-not-found']);
    expect(shown('--min-severity', 'hint')).toEqual(['keystore-not-found', 'keystore-password-wrong']);
  });

  test('writes workflow commands for GitHub', () => {
    const { out } = run(['check', '--format', 'github', 'bad']);
    expect(out.split('\n')[0]).toMatch(/^::error file=bad\/repository\/conf\/carbon\.xml,line=8,endLine=8,col=17,endColumn=\d+,title=keystore-not-found::repository\/resources/);
  });

  test('colours nothing that is no terminal, and obeys no text of a file', () => {
    writeHome(join(folder, 'escapes'), { location: '${carbon.home}/repository/resources/security/a&#x9b;31mb.jks' });
    expect(run(['check', 'escapes']).out).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

test('the SARIF log has the form of SARIF 2.1.0, relative paths and no texts', () => {
  const validate = new Ajv({ allErrors: true }).compile(sarifSchema);
  for (const [path, cwd] of [['.', folder], ['..', join(folder, 'empty')]] as const) {
    const { out } = run(['check', '--format', 'sarif', '--min-severity', 'hint', path], { cwd });
    const log = JSON.parse(out) as SarifLog;
    validate(log);
    expect(validate.errors).toBeNull();
    expect(out).not.toContain('snippet');
    const { originalUriBaseIds, results, tool, columnKind } = log.runs[0]!;
    expect(originalUriBaseIds['%SRCROOT%']?.uri).toBe(`file://${cwd}/`);
    expect(columnKind).toBe('utf16CodeUnits');
    const result = results.find(({ ruleId }) => ruleId === 'keystore-not-found')!;
    expect(tool.driver.rules[result.ruleIndex]?.id).toBe('keystore-not-found');
    const { artifactLocation, region } = result.locations[0]!.physicalLocation;
    expect(artifactLocation).toEqual(path === '.'
      ? { uri: 'bad/repository/conf/carbon.xml', uriBaseId: '%SRCROOT%' }
      : { uri: `file://${folder}/bad/repository/conf/carbon.xml` });
    expect(region).toMatchObject({ startLine: 8, startColumn: 17, endLine: 8 });
  }
});

describe('settings', () => {
  test('come from the nearest file upwards, to the working directory', () => {
    const outer = join(folder, 'settings');
    writeHome(join(outer, 'inner/home'), { location: 'absent.jks' });
    write(outer, { '.wso2-config.json': '{ "rules": { "keystore-not-found": "info" } } ' });
    const severityFrom = (cwd: string): string => {
      const { problems } = JSON.parse(run(['check', '--format', 'json', join(outer, 'inner/home')], { cwd }).out) as JsonReport;
      return problems.find(({ rule }) => rule === 'keystore-not-found')?.severity ?? 'none';
    };
    expect(severityFrom(outer)).toBe('info');
    expect(severityFrom(join(outer, 'inner'))).toBe('error');
    mkdirSync(join(outer, '.git'));
    expect(severityFrom(join(outer, 'inner/home/repository'))).toBe('info');
    write(join(outer, 'inner'), { '.wso2-config.json': '{ "rules": { "keystore-not-found": "off" } }' });
    expect(severityFrom(outer)).toBe('none');
  });

  test('that are of no use are said once', () => {
    const outer = join(folder, 'unknown');
    for (const name of ['a', 'b']) writeHome(join(outer, name));
    write(outer, { '.wso2-config.json': '{ "rules": { "keystore-not-fuond": "info" } }' });
    const { error } = run(['check', '--rule', 'no-such-rule=off', '.'], { cwd: outer });
    expect(error.match(/keystore-not-fuond/g)).toHaveLength(1);
    expect(error.match(/no-such-rule/g)).toHaveLength(1);
  });
});

describe('silencing', () => {
  const problemsOf = (...argv: readonly string[]): JsonReport['problems'] =>
    (JSON.parse(run(['check', '--format', 'json', ...argv], { cwd: folder }).out) as JsonReport).problems;
  const rulesIn = (...argv: readonly string[]): readonly string[] => problemsOf(...argv).map(({ rule }) => rule);

  test('a comment silences a rule, and is reported where it is not needed', () => {
    const home = join(folder, 'silenced');
    writeHome(home, { location: 'absent.jks', before: '<!-- wso2-config-disable keystore-not-found, keystore-damaged -->\n  ' });
    const rules = rulesIn('silenced');
    expect(rules).not.toContain('keystore-not-found');
    expect(rules.filter((rule) => rule === 'suppression-unused')).toHaveLength(1);
    expect(rulesIn('--rule', 'suppression-unused=off', 'silenced')).not.toContain('suppression-unused');
    expect(rulesIn('--rule', 'keystore-damaged=off', 'silenced')).not.toContain('suppression-unused');
  });

  test('--rule stands over the settings file', () => {
    writeHome(join(folder, 'over'), { location: 'absent.jks' });
    write(join(folder, 'over'), { '.wso2-config.json': '{ "rules": { "keystore-not-found": "off" } }' });
    expect(rulesIn('over')).not.toContain('keystore-not-found');
    expect(rulesIn('--rule', 'keystore-not-found=warning', 'over')).toContain('keystore-not-found');
  });

  test('what silences a problem is no fix of it', () => {
    writeHome(join(folder, 'fixes'), { location: '${carbon.home}/repository/resources/security/stoer.jks' });
    const { fixes } = problemsOf('fixes').find(({ rule }) => rule === 'keystore-not-found')!;
    expect(fixes).toEqual(['Use store.jks']);
  });

  test('a rule that does not exist is shown in the settings file, once for all homes below it', () => {
    for (const name of ['a', 'b']) writeHome(join(folder, 'shared', name));
    write(join(folder, 'shared'), { '.git/HEAD': '', '.wso2-config.json': '{ "rules": { "no-such-rule": "off" } }' });
    expect(problemsOf('shared').filter(({ rule }) => rule === 'suppression-unused')).toMatchObject([{ file: join(folder, 'shared/.wso2-config.json'), message: 'There is no rule no-such-rule' }]);
  });

  test('problems of the home as such are reported for a path inside it', () => {
    writeHome(join(folder, 'deep'), { alias: 'other' });
    write(join(folder, 'deep'), { 'repository/conf/axis2/axis2.xml': '<axisconfig/>\n' });
    expect(rulesIn('deep/repository/conf/axis2')).toEqual([]);
    rmSync(join(folder, 'deep/repository/resources'), { recursive: true });
    expect(rulesIn('deep/repository/conf/axis2')).toEqual(['keystores-absent']);
  });
});
