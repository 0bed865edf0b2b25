// The view of keystores in a window: it unfolds what leads to an error, follows the disk, keeps what was folded, and leads to the place.

import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../../vscode/workbench.mjs';
import { canary, makeHome, temporaryFolder } from '../home.ts';
import { keystore, root, runCommand } from './support.ts';

const folder = temporaryFolder();
const home = join(folder, 'am');
let workbench: Workbench;

beforeAll(async () => {
  makeHome(home, { keystore });
  workbench = await openWorkbench({ folder: home, development: [root] });
  await workbench.page.locator('.pane-header', { hasText: 'WSO2 Keystores' }).click();
  // The files' own view leaves it a few lines only.
  await workbench.page.locator('.explorer-viewlet .pane-header').first().click();
  await row('WSO2 API Manager 2.6.0').waitFor();
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

const list = '.pane:has-text("WSO2 Keystores") .monaco-list-row';
/** The line whose label begins so; with `*` before it, holds it. */
const row = (label: string) => workbench.page.locator(`${list}[aria-label${label.startsWith('*') ? `*="${label.slice(1)}` : `^="${label}`}"]`).first();

/** Unfolds a line; a click while the tree is being drawn anew is lost. */
async function unfold(label: string): Promise<void> {
  await expect.poll(async () => {
    const isUnfolded = await row(label).getAttribute('aria-expanded') === 'true';
    if (!isUnfolded) await workbench.page.locator(`${list}[aria-label^="${label}"] .monaco-tl-twistie`).first().click();
    return isUnfolded;
  }, { interval: 2000, timeout: 30_000 }).toBe(true);
}

it('unfolds what leads to an error, and nothing else', async () => {
  await row('*missing.jks does not exist').waitFor();
  expect(await row('Internal').getAttribute('aria-expanded')).toBe('true');
  expect(await row('Primary').getAttribute('aria-expanded')).toBe('false');
  expect(await row('Internal').getAttribute('aria-label')).toMatch(/^Internal, missing\.jks · .*error.*, with errors/);
});

it('shows entry and place of what is unfolded, and leads there', async () => {
  await unfold('Primary');
  await row('wso2carbon.jks').waitFor();
  await unfold('wso2carbon.jks');
  await row('wso2carbon, ').waitFor();
  await unfold('wso2carbon, ');
  await row('repository/conf/carbon.xml:8').click();
  await workbench.page.locator('.editor-container .view-line, .monaco-editor .view-line', { hasText: '<KeyStore>' }).first().waitFor();
  await workbench.page.locator('[id="status.editor.selection"]', { hasText: /Ln 8, / }).waitFor();
});

it('follows the disk, and keeps what was unfolded', async () => {
  const security = join(home, 'repository', 'resources', 'security');
  copyFileSync(join(security, 'wso2carbon.jks'), join(security, 'missing.jks'));
  await row('*does not open').waitFor({ timeout: 30_000 });
  expect(await row('*missing.jks does not exist').count()).toBe(0);
  expect(await row('Primary').getAttribute('aria-expanded')).toBe('true');
  rmSync(join(security, 'missing.jks'));
  await row('*missing.jks does not exist').waitFor({ timeout: 30_000 });
});

it('groups by keystore file', async () => {
  await runCommand(workbench.page, 'WSO2: Group by Keystore File');
  await row('wso2carbon.jks, 1 place').waitFor();
  expect(await row('Primary').count()).toBe(0);
});

it('tells no password', async () => {
  expect(await workbench.page.locator('.pane:has-text("WSO2 Keystores")').innerText()).not.toContain(canary);
});

it('says what a home is where there is none', async () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  await workbench.show({ folder: empty });
  const { page } = workbench;
  await page.locator('.explorer-viewlet').waitFor();
  expect(await page.locator('.pane-header', { hasText: 'WSO2 Keystores' }).count()).toBe(0);
  await runCommand(page, 'WSO2: Check Again');
  await page.locator('.pane-header', { hasText: 'WSO2 Keystores' }).waitFor();
  await runCommand(page, 'Explorer: Focus on WSO2 Keystores View');
  await page.locator('.welcome-view-content', { hasText: 'There is no WSO2 home in this folder' }).waitFor();
});
