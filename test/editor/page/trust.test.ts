// A folder that nobody trusts yet: keystores inside it are read, those outside are left alone until trust is given.

import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../../vscode/workbench.mjs';
import { makeHome, temporaryFolder } from '../home.ts';
import { keystore, root, runCommand, untilCounted } from './support.ts';

const folder = temporaryFolder();
const opened = join(folder, 'opened');
const outside = join(folder, 'outside.jks');
let workbench: Workbench;

beforeAll(async () => {
  copyFileSync(keystore, outside);
  makeHome(join(opened, 'inside'), { keystore });
  makeHome(join(opened, 'outside'), { keystore, internal: outside });
  // The dialogue at the start would hide the window; without it the folder is simply not trusted.
  const settings = { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' };
  workbench = await openWorkbench({ folder: opened, development: [root], trust: true, settings });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('opens keystores outside the folder only once it is trusted', async () => {
  const { page } = workbench;
  const marker = (text: string) => page.locator('.markers-panel .monaco-list-row', { hasText: text });
  await page.locator('[id="status.workspaceTrust"]').first().waitFor();
  await untilCounted(page, /[1-9]/);
  await page.keyboard.press('Control+Shift+M');
  await marker('missing.jks').first().waitFor();
  expect(await marker('does not open').count()).toBe(0);
  expect(await marker('outside.jks').count()).toBe(0);

  await runCommand(page, 'Workspaces: Manage Workspace Trust');
  await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).first().click();
  await page.locator('[id="status.workspaceTrust"]').first().waitFor({ state: 'hidden' });
  await marker('outside.jks').first().waitFor({ timeout: 30_000 });
});
