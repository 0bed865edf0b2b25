// Trusting a certificate in a real window: the quick fix, the question, and the truststore after each answer.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeystore } from '../../../server/src/core/keystore/open.ts';
import { openWorkbench, type Workbench } from '../../vscode/workbench.mjs';
import { canary } from '../../disk/homes.ts';
import { truststorePath, writeUntrusting } from '../../disk/truststores.ts';
import { temporaryFolder } from '../home.ts';
import { chooseFix, root, runCommand } from './support.ts';

const folder = temporaryFolder();
const home = join(folder, 'am');
let workbench: Workbench;

beforeAll(async () => {
  writeUntrusting(home);
  workbench = await openWorkbench({ folder: home, file: join(home, 'repository/conf/carbon.xml'), development: [root] });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

const aliases = (): readonly string[] => openKeystore(readFileSync(join(home, truststorePath)), canary, undefined).entries.map(({ alias }) => alias);

it('asks first, and writes only where the answer is yes', async () => {
  const { page } = workbench;
  const marker = page.locator('.markers-panel .monaco-list-row', { hasText: 'Neither the certificate mykey' });
  const dialog = page.locator('.monaco-dialog-box', { hasText: 'Trust CN=localhost, O=Test in' });
  const button = (label: RegExp) => page.locator('.monaco-dialog-box .monaco-button', { hasText: label }).first();
  const choose = async (): Promise<void> => {
    await chooseFix(page, 'Trust localhost in client-truststore.jks', async () => {
      await marker.first().click();
      await runCommand(page, 'Quick Fix...');
    });
    await dialog.waitFor();
  };
  await page.keyboard.press('Control+Shift+M');
  await marker.first().waitFor({ timeout: 30_000 });

  await choose();
  const text = await dialog.innerText();
  expect(text).toContain(truststorePath);
  expect(text).toMatch(/SHA-256: [0-9a-f]{64}/);
  expect(text).not.toContain(canary);
  await button(/^Cancel$/).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(aliases()).toEqual(['root']);

  await choose();
  await button(/^Trust$/).click();
  await marker.first().waitFor({ state: 'hidden', timeout: 30_000 });
  expect(aliases()).toEqual(['root', 'mykey']);
  expect(readdirSync(join(home, 'repository/resources/security')).filter((name) => name.endsWith('.bak')).length).toBe(1);
  await runCommand(page, 'Notifications: Show Notifications');
  expect(await page.locator('.notifications-center', { hasText: 'as mykey' }).innerText()).not.toContain(canary);
});
