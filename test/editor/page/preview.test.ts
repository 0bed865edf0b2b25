// A fix that needs a yes, in a window: the preview asks, nothing is made before, and what is to be filled in is selected afterwards.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../../vscode/workbench.mjs';
import { makeHome, temporaryFolder } from '../home.ts';
import { chooseFix, keystore, root } from './support.ts';

const folder = temporaryFolder();
const file = join(folder, 'am', 'repository', 'conf', 'carbon.xml');
let workbench: Workbench;

const cryptoService = `  <CryptoService>
    <Enabled>true</Enabled>
    <InternalCryptoProviderClassName>org.wso2.carbon.crypto.provider.KeyStoreBasedInternalCryptoProvider</InternalCryptoProviderClassName>
    <ExternalCryptoProviderClassName>org.wso2.carbon.core.encryption.KeyStoreBasedExternalCryptoProvider</ExternalCryptoProviderClassName>
    <KeyResolvers>
      <KeyResolver className="org.wso2.carbon.crypto.defaultProvider.resolver.ContextIndependentKeyResolver" priority="-1"/>
    </KeyResolvers>
  </CryptoService>
`;

beforeAll(async () => {
  makeHome(join(folder, 'am'), { keystore });
  const text = readFileSync(file, 'utf8').replace(/ *<InternalKeyStore>[^]*<\/InternalKeyStore>\n/, '').replace('  <Security>', `${cryptoService}  <Security>`);
  writeFileSync(file, text);
  workbench = await openWorkbench({ folder: join(folder, 'am'), file, development: [root] });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a fix that needs a yes is shown before it is made, and what is to be filled in is selected', async () => {
  const { page } = workbench;
  const before = readFileSync(file, 'utf8');
  await page.locator('.squiggly-error').first().waitFor({ timeout: 30_000 });
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').first().fill(`:${before.split('\n').indexOf('  <Security>') + 1}:6`);
  await page.keyboard.press('Enter');
  await chooseFix(page, 'for a new keystore', () => page.keyboard.press('Control+.'));

  const box = page.locator('.bulk-edit-panel .monaco-list-row .edit-checkbox').first();
  await box.waitFor();
  await page.locator('[id="status.notifications"]').first().click();
  await page.locator('.notifications-center .notification-list-item-message', { hasText: 'unreadable until it is migrated' }).first().waitFor();
  await page.locator('[id="status.notifications"]').first().click();
  expect(await page.locator('.view-line', { hasText: '<InternalKeyStore>' }).count()).toBe(0);
  await box.click();
  await page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Apply' }).first().click();
  await page.locator('.view-line', { hasText: '<InternalKeyStore>' }).first().waitFor();

  // The selection begins with what is to be filled in first.
  await page.keyboard.type('new.jks');
  await page.keyboard.press('Control+S');
  await expect.poll(() => readFileSync(file, 'utf8'), { timeout: 10_000 }).toContain('    <InternalKeyStore>\n      <Location>new.jks</Location>');
  const written = readFileSync(file, 'utf8');
  expect(written).toMatch(/\n {4}<\/InternalKeyStore>\n {2}<\/Security>\n/);
  expect(written.replace(/ *<InternalKeyStore>[^]*<\/InternalKeyStore>\n/, '')).toBe(before);
}, 60_000);
