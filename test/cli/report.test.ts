// wso2-config report as a process, on real homes.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, canary, scratch, writeHome } from '../disk/homes.ts';
import { runner } from './run.ts';

const { path: folder, remove } = scratch();
let cli = '';

beforeAll(async () => {
  cli = await bundle('cli', join(folder, 'bundle'));
  writeHome(join(folder, 'homes/good'));
  writeHome(join(folder, 'homes/bad'), { location: '${carbon.home}/repository/resources/security/stoer.jks' });
  writeHome(join(folder, 'homes/locked'), { password: `${canary}-wrong` });
});
afterAll(remove);

const run = runner(() => cli, folder);
const day = ['--now', '2026-06-01'];

test('is Markdown on standard output, and names no folder above the homes', () => {
  const { out, error, status } = run(['report', ...day, 'homes']);
  expect({ error, status }).toEqual({ error: '', status: 0 });
  expect(out).toContain('# Keystore report\n\nJudged on 2026-06-01.');
  expect(out).toContain('| bad | primary | `repository/resources/security/stoer.jks` | no such file |\n');
  expect(out).toContain('| locked | primary | `repository/resources/security/store.jks` | not opened by its password');
  expect(out).toContain('  - bad `repository/conf/carbon.xml:8`\n');
  expect(out).not.toContain(folder);
});

test('is a page of HTML in the file that was asked for, and nothing else is written', () => {
  const { out, error, status } = run(['report', ...day, '--format', 'html', '--output', 'report.html', 'homes']);
  expect({ out, error, status }).toEqual({ out: '', error: '', status: 0 });
  const page = readFileSync(join(folder, 'report.html'), 'utf8');
  expect(page).toMatch(/^<!DOCTYPE html>/);
  expect(page).toContain('stoer.jks does not exist');
  expect(page).not.toContain(canary);
  expect(page).not.toContain(folder);
  expect(run(['report', ...day, '--format', 'html', 'homes']).out).toBe(page);
});

test('tells the problems that are asked for', () => {
  expect(run(['report', ...day, '--rule', 'keystore-not-found=off', 'homes']).out).not.toContain('does not exist');
  expect(run(['report', ...day, '--min-severity', 'error', 'homes']).out).not.toMatch(/^(?:warning|info), \[/m);
  const judgedLater = run(['report', '--now', '2034-12-20', 'homes/good']).out;
  expect(judgedLater).toContain('| 2034-12-30 | 10 days |');
});

test('says what is wrong with what it was given', () => {
  expect(run(['report'])).toMatchObject({ status: 2, out: '', error: expect.stringContaining('report needs a path') as string });
  expect(run(['report', 'nowhere'])).toMatchObject({ status: 2, out: '', error: expect.stringContaining('nowhere does not exist') as string });
  expect(run(['report', '--format', 'text', 'homes'])).toMatchObject({ status: 2, out: '', error: expect.stringContaining('--format is one of md, html') as string });
  expect(run(['report', '--output', 'no/such/folder/report.md', 'homes'])).toMatchObject({ status: 2, out: '', error: expect.stringContaining('no/such/folder/report.md cannot be written') as string });
  expect(existsSync(join(folder, 'no'))).toBe(false);
});
