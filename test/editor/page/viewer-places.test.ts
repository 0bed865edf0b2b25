// The keystore viewer in a window, with many places, a viewer behind another tab, old revisions in git, and a certificate to trust.

import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeystore } from '../../../server/src/core/keystore/open.ts';
import { canary } from '../../disk/homes.ts';
import { truststorePath, writeUntrusting } from '../../disk/truststores.ts';
import { openWorkbench, type Workbench } from '../../vscode/workbench.mjs';
import { temporaryFolder, write } from '../home.ts';
import { find, openFile, openViewer, root, runCommand, viewerOf, viewersOf } from './support.ts';

const folder = temporaryFolder();
const home = join(folder, 'am');
const store = join(home, 'repository/resources/security/store.jks');
let workbench: Workbench;

const profile = (index: number): string => `  <profile>
    <servers>host${index}:8443</servers>
    <KeyStore><Location>repository/resources/security/store.jks</Location><Type>JKS</Type><Password>${canary}</Password></KeyStore>
  </profile>`;

function git(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'core.autocrlf=false', ...args], { cwd: home });
}

beforeAll(async () => {
  writeUntrusting(home);
  const profiles = Array.from({ length: 9 }, (_, index) => profile(index)).join('\n');
  write(join(home, 'repository/resources/security/sslprofiles.xml'), `<parameter name="customSSLProfiles">\n${profiles}\n</parameter>\n`);
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'One');
  workbench = await openWorkbench({ folder: home, file: join(home, 'repository/conf/carbon.xml'), development: [root], settings: { 'git.enabled': true } });
  await workbench.page.locator('.view-line', { hasText: '<KeyStore>' }).first().waitFor();
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('lists a few of many places until all are asked for, and those with problems always', async () => {
  const { page } = workbench;
  const frame = await openViewer(workbench, store);
  const fold = frame.locator('.uses + button');
  await fold.waitFor();
  const shown = () => frame.locator('.uses > li:not([hidden])').count();
  expect(await fold.getAttribute('aria-expanded')).toBe('false');
  expect(await shown()).toBe(5);
  const withProblems = await frame.locator('.uses > li', { hasText: 'certificate-not-trusted' }).count();
  expect(withProblems).toBeGreaterThan(0);
  expect(await frame.locator('.uses > li:not([hidden])', { hasText: 'certificate-not-trusted' }).count()).toBe(withProblems);
  await frame.evaluate(`document.querySelector('.uses button').focus()`);
  for (let step = 0; step < 20 && !(await frame.evaluate<boolean>(`document.activeElement.matches('.uses + button')`)); step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await frame.locator('.uses > li[hidden]').count()).toBe(0);
  expect(await fold.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Enter');
  expect(await shown()).toBe(5);
});

const focused = async (): Promise<readonly number[]> =>
  Promise.all((await viewersOf(workbench, 'store.jks')).map((frame) => frame.locator('.row:focus').count()));

async function followAlias(): Promise<void> {
  await find(workbench, '<KeyAlias>my');
  await runCommand(workbench.page, 'Open Link');
}

it('leads to the entry also in a viewer that was hidden', async () => {
  await openViewer(workbench, store);
  await openFile(workbench, 'carbon.xml');
  await followAlias();
  await viewerOf(workbench, 'store.jks');
  await expect.poll(focused, { timeout: 15_000 }).toEqual([1]);
  await runCommand(workbench.page, 'View: Close All Editors');
});

it('opens the old revision beside the file of today, with the password of the configuration', async () => {
  const { page } = workbench;
  const old = readFileSync(store);
  copyFileSync(join(home, truststorePath), store);
  await openViewer(workbench, store);
  await page.locator('.editor-actions [aria-label^="Open Changes"]').first().click();
  const told = `document.querySelector('.status').textContent + ' ' + [...document.querySelectorAll('.alias')].map(each => each.firstChild.textContent)`;
  const both = async () => Promise.all((await viewersOf(workbench, 'store.jks')).map((frame) => frame.evaluate<string>(told)));
  await expect.poll(async () => (await both()).sort(), { timeout: 30_000 }).toEqual(['Intact: the configured password opens it. mykey', 'Intact: the configured password opens it. root']);
  writeFileSync(store, old);
  await runCommand(page, 'View: Close All Editors');
});

it('adds a certificate to the truststore, after a question', async () => {
  const { page } = workbench;
  const frame = await openViewer(workbench, store);
  const add = frame.locator('button', { hasText: 'Add to Truststore' });
  await add.click();
  const dialog = page.locator('.monaco-dialog-box', { hasText: 'Trust CN=localhost, O=Test in' });
  await dialog.waitFor();
  expect(await dialog.innerText()).not.toContain(canary);
  await page.locator('.monaco-dialog-box .monaco-button', { hasText: /^Trust$/ }).first().click();
  const aliases = () => openKeystore(readFileSync(join(home, truststorePath)), canary, undefined).entries.map(({ alias }) => alias);
  await expect.poll(aliases, { timeout: 15_000 }).toEqual(['root', 'mykey']);
  await add.waitFor({ state: 'hidden', timeout: 30_000 });
  await runCommand(page, 'Notifications: Show Notifications');
  expect(await page.locator('.notifications-center', { hasText: 'as mykey' }).innerText()).not.toContain(canary);
});
