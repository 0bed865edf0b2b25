// A new keystore, everywhere, in a window: every question is answered in the UI, the preview is applied, check finds nothing new, the JDK opens every place, and one undo brings all of it back.

import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../../vscode/workbench.mjs';
import { hasJdk, makeKeystore, newProblems, openEveryPlace, type Checked } from '../../support/everywhere.ts';
import { canary, temporaryFolder } from '../home.ts';
import { root, runCommand, viewerOf } from './support.ts';

const folder = temporaryFolder();
const home = join(folder, 'apim');
const carbonXml = join(home, 'repository/conf/carbon.xml');
const keystore = join(home, 'repository/resources/security/gateway.jks');
const password = `${canary}new`;
let workbench: Workbench;

if (!hasJdk) it.skip('there is no JDK', () => undefined);

beforeAll(async () => {
  if (!hasJdk) return;
  cpSync(join(root, 'test', 'homes', 'stock-api-manager', 'home'), home, { recursive: true });
  makeKeystore(keystore, 'JKS', password);
  workbench = await openWorkbench({ folder: home, file: carbonXml, development: [root] });
}, 120_000);

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

function check(): Checked {
  const done = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'check', '--format', 'json', '--min-severity', 'hint', home], { encoding: 'utf8', maxBuffer: 1e8 });
  return JSON.parse(done.stdout) as Checked;
}

/** Every configuration file with its content. */
function texts(): Readonly<Record<string, string>> {
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((each) => each.isFile() && !each.name.endsWith('.jks'));
  return Object.fromEntries(files.map((each) => join(each.parentPath, each.name)).sort().map((file) => [file, readFileSync(file, 'latin1')]));
}

const wizard = (text: string) => workbench.page.locator('.quick-input-widget', { hasText: text }).first();
const row = (text: string) => workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

async function begin(): Promise<void> {
  await runCommand(workbench.page, 'WSO2: Use This Keystore');
  await row('Browse').waitFor({ timeout: 30_000 });
}

async function typePassword(text: string): Promise<void> {
  await wizard('gateway.jks').waitFor();
  await workbench.page.locator('.quick-input-widget input[type=password]').first().fill(text);
  await workbench.page.keyboard.press('Enter');
}

it.runIf(hasJdk)('changes nothing when it is given up, at any step', async () => {
  const { page } = workbench;
  const before = texts();
  await page.locator('.view-line', { hasText: '<Server' }).first().waitFor({ timeout: 60_000 });
  await begin();
  await page.keyboard.press('Escape');
  await begin();
  await row('gateway.jks').click();
  await typePassword('wrong');
  await wizard('This password does not open gateway.jks').waitFor();
  await typePassword(password);
  await row('Everything that names wso2carbon.jks').waitFor();
  await page.locator('.quick-input-titlebar .codicon-quick-input-back').first().click();
  await wizard('The password of gateway.jks').waitFor();
  await typePassword(password);
  await row('Everything that names wso2carbon.jks').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.monaco-dialog-box', { hasText: 'will make already encrypted data unusable' }).first().waitFor();
  await page.locator('.monaco-dialog-box .monaco-button', { hasText: /^Continue$/ }).first().click();
  await page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Discard' }).first().click();
  await page.locator('.bulk-edit-panel').first().waitFor({ state: 'hidden' });
  expect(texts()).toEqual(before);

  // From the viewer the keystore is known.
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill('gateway.jks');
  await row('gateway.jks').click();
  await viewerOf(workbench, 'gateway.jks');
  await runCommand(page, 'WSO2: Use This Keystore');
  await wizard('The password of gateway.jks').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.tab', { hasText: 'carbon.xml' }).first().click();
  expect(texts()).toEqual(before);
}, 120_000);

it.runIf(hasJdk)('makes every place work with the new keystore, in one step', async () => {
  const { page } = workbench;
  const [before, found] = [texts(), check()];
  await begin();
  await row('gateway.jks').click();
  await typePassword(password);
  await row('Everything that names wso2carbon.jks').waitFor();
  await page.keyboard.type('Also places that');
  await row('Also places that the server does not read').click();
  await page.keyboard.press('Enter');
  await page.locator('.monaco-dialog-box .monaco-button', { hasText: /^Continue$/ }).first().click();
  await page.locator('.bulk-edit-panel .monaco-list-row .edit-checkbox').first().waitFor({ timeout: 30_000 });
  expect(texts()).toEqual(before);
  await page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Apply' }).first().click();
  const changed = (): readonly string[] => Object.entries(texts()).flatMap(([file, text]) => (text === before[file] ? [] : [file]));
  // VS Code saves what was part of a refactoring.
  await expect.poll(() => changed().length, { timeout: 30_000 }).toBe(10);

  expect(newProblems(found, check())).toEqual([]);
  expect(openEveryPlace(home, keystore, password)).toBeGreaterThan(11);
  await runCommand(page, 'Notifications: Show Notifications');
  const told = page.locator('.notifications-center', { hasText: 'gateway.jks is in use. Files changed, as ticked: 10.' }).first();
  await told.waitFor();
  expect(await told.innerText()).not.toContain(canary);

  await page.locator('.view-line', { hasText: '<Server' }).first().click();
  await page.keyboard.press('Control+Z');
  // All files open again, unsaved.
  await expect.poll(() => page.locator('.tab.dirty').count(), { timeout: 10_000 }).toBe(10);
  await runCommand(page, 'File: Save All');
  await expect.poll(changed, { timeout: 30_000 }).toEqual([]);
}, 120_000);
