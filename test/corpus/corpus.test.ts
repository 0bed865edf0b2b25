// Runs the command line over homes as WSO2 ships them, where a folder with such homes lies beside the project; skips where there is none.

import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandLine, type CommandLine } from '../homes/command-line.ts';

const beside = join(import.meta.dirname, '../../../shared/corpus');
const corpus = existsSync(beside) ? realpathSync(beside) : beside;
const names = existsSync(corpus) ? readdirSync(corpus).sort() : [];
const isToml = (name: string): boolean =>
  ['repository/conf', 'conf'].some((conf) => existsSync(join(corpus, name, conf, 'deployment.toml')));
const xmlEra = names.filter((name) => !isToml(name));
const tomlEra = names.filter(isToml);

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
});
afterAll(() => cli.dispose());

interface Answer {
  readonly homes: readonly { readonly path: string; readonly judged: boolean; readonly generation: string; readonly product: string | null }[];
  readonly problems: readonly { readonly rule: string; readonly severity: string; readonly message: string; readonly file: string; readonly range: Span }[];
}

interface Span {
  readonly start: { readonly line: number };
}

async function checked(name: string): Promise<Answer> {
  const { out, error, status } = await cli.run(corpus, 'check', '--format', 'json', '--now', '2018-12-01', '--min-severity', 'hint', name);
  expect({ error, isDefect: status > 1 }).toEqual({ error: '', isDefect: false });
  return JSON.parse(out) as Answer;
}

const line = ({ file, range, severity, rule, message }: Answer['problems'][number]): string =>
  `${relative(corpus, file)}:${range.start.line + 1} ${severity} ${rule} ${message}`;

const keystoreName = /\.(?:jks|p12|pfx|jceks|keystore)(?![.\w])/i;

/** Lines of a home, comments aside, that a search for the names of keystores finds, as `file:line`. */
function found(home: string): readonly string[] {
  return filesBelow(home).flatMap((file) => {
    const text = readFileSync(file, 'latin1');
    if (text.includes('\u0000') || !keystoreName.test(text)) return [];
    return withoutComments(file, text).split('\n').flatMap((each, index) =>
      (keystoreName.test(each) ? [`${relative(corpus, file)}:${index + 1}`] : []));
  });
}

const notRead = /\/(?:components|samples|backup|profiles|apim-synapse-config|SOURCE\.txt|.*\.jag|.*\.jks|.*\.sh|.*\.bat)$/;

const filesBelow = (folder: string): readonly string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  if (notRead.test(path)) return [];
  return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
});

/** The text with its comments blanked, line for line. */
function withoutComments(file: string, text: string): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  if (/\.properties$|\.conf$/.test(file)) return text.replace(/^\s*[#!].*$/gm, blank);
  if (/\.json$|\.policy$/.test(file)) return text.replace(/^\s*\/\/.*$/gm, blank);
  return text.replace(/<!--[^]*?-->/g, blank);
}

if (names.length === 0) test.skip('there are no shipped homes beside the project', () => undefined);

describe.each(xmlEra)('%s', (name) => {
  test('has no error', async () => {
    const { homes, problems } = await checked(name);
    expect(homes.length).toBeGreaterThan(0);
    expect(homes.filter(({ judged, generation, product }) => !judged || generation !== 'xml' || product === null)).toEqual([]);
    // REVIEW=1 prints all that is said of shipped homes: it has to be true, too.
    if (process.env['REVIEW']) console.log(problems.map(line).join('\n'));
    expect(problems.filter(({ severity }) => severity === 'error').map(line)).toEqual([]);
  });

  test('every line that names a keystore is listed', async () => {
    const { out, status } = await cli.run(corpus, 'keystores', '--format', 'json', name);
    expect(status).toBe(0);
    const { uses } = JSON.parse(out) as { readonly uses: readonly { readonly file: string; readonly range: Span }[] };
    const listed = new Set(uses.map(({ file, range }) => `${relative(corpus, file)}:${range.start.line + 1}`));
    const lines = found(join(corpus, name));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((each) => !listed.has(each))).toEqual([]);
  });

  test('nothing goes unexplained', async () => {
    const { out, status } = await cli.run(corpus, 'keystores', '--unexplained', name);
    expect({ out, status }).toEqual({ out: '', status: 0 });
  });
});

describe.each(tomlEra)('%s', (name) => {
  test('is listed and said to be not checked', async () => {
    const { homes, problems } = await checked(name);
    expect(homes.map(({ judged, generation }) => ({ judged, generation }))).toEqual([{ judged: false, generation: 'toml' }]);
    expect(problems).toEqual([]);
    const { out } = await cli.run(corpus, 'check', name);
    expect(out).toMatch(/1 home configured by deployment\.toml; not checked yet/);
  });
});
