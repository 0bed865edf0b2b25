// Runs the command line over each home beside this file; what it prints is what stands in the home's expected.txt.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandLine, type CommandLine } from './command-line.ts';

const folder = import.meta.dirname;
const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

let cli: CommandLine;
beforeAll(async () => {
  cli = await commandLine();
});
afterAll(() => cli.dispose());

/** Homes that are right: as shipped, or well kept. */
const healthy = ['stock-api-manager', 'identity-server', 'toml'];

test('every home has its expected.txt', () => {
  expect(names.length).toBeGreaterThanOrEqual(8);
  if (!process.env['UPDATE']) expect(names.filter((name) => !existsSync(join(folder, name, 'expected.txt')))).toEqual([]);
});

describe.each(names)('%s', (name) => {
  test('check says what expected.txt says', async () => {
    const { out, error, status } = await cli.run(join(folder, name), 'check', '--now', '2026-06-01', '--min-severity', 'hint', 'home');
    expect(error).toBe('');
    expect(status).toBe(/^\S+:\d+:\d+ error /m.test(out) ? 1 : 0);
    const expected = join(folder, name, 'expected.txt');
    if (process.env['UPDATE']) writeFileSync(expected, out);
    expect(out).toBe(readFileSync(expected, 'utf8'));
  });

  test('no value that looks like a keystore goes unexplained', async () => {
    const { out, status } = await cli.run(join(folder, name), 'keystores', '--unexplained', 'home');
    expect({ out, status }).toEqual({ out: '', status: 0 });
  });
});

test.each(healthy)('%s has no error and no warning', (name) => {
  expect(readFileSync(join(folder, name, 'expected.txt'), 'utf8')).not.toMatch(/^\S+:\d+:\d+ (?:error|warning) /m);
});

test('a home with deployment.toml never looks clean', () => {
  expect(readFileSync(join(folder, 'toml', 'expected.txt'), 'utf8')).toMatch(/deployment\.toml; not checked yet/);
});

test('no password of a home is in what is printed', () => {
  const passwords = /4gateway-2026|4internal-2026|4payments-2026|4signing-2026|4data-2026|4tls-2026|gateway-202[56]|mqtt-2026|admin-2026|schl.{1,2}ssel1/;
  for (const name of names) expect(readFileSync(join(folder, name, 'expected.txt'), 'utf8')).not.toMatch(passwords);
});
