// The keystore report in a window: it opens from the palette, shows the drawing, leads to a line and to a keystore, and follows what changes.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Frame, type Workbench } from '../../vscode/workbench.mjs';
import { canary, makeHome, temporaryFolder } from '../home.ts';
import { keystore, root, runCommand, untilCounted } from './support.ts';

const folder = temporaryFolder();
const home = join(folder, 'am');
const carbonXml = join(home, 'repository', 'conf', 'carbon.xml');
let workbench: Workbench;

beforeAll(async () => {
  makeHome(home, { keystore });
  writeFileSync(carbonXml, readFileSync(carbonXml, 'utf8').replace('wso2carbon.jks', 'missing-store.jks'));
  workbench = await openWorkbench({ folder: home, file: carbonXml, development: [root] });
  await untilCounted(workbench.page, /[1-9]/);
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The frame of the report, once it holds a text. */
async function reportWith(text: string): Promise<Frame> {
  const isIt = `document.querySelector('main h1')?.textContent === 'Keystore report' && document.body.textContent.includes(${JSON.stringify(text)})`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    for (const frame of workbench.page.frames()) if (await frame.evaluate<boolean>(isIt).catch(() => false)) return frame;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No report said ${text}`);
}

it('shows the homes, and leads from a problem to its line', async () => {
  const { page } = workbench;
  await runCommand(page, 'WSO2: Keystore Report');
  const frame = await reportWith('missing-store.jks does not exist');
  expect(await frame.locator('svg.graph .edge').count()).toBeGreaterThan(1);
  expect(await frame.evaluate<string>(`getComputedStyle(document.querySelector('svg.graph .edge.bad')).strokeDasharray`)).toBe('6px, 4px');
  expect(await frame.evaluate<string>('document.body.textContent')).not.toContain(canary);
  await frame.locator('.rule.error a', { hasText: 'repository/conf/carbon.xml:8' }).first().click();
  await page.locator('.tab.active', { hasText: 'carbon.xml' }).first().waitFor();
  await page.locator('[id="status.editor.selection"]', { hasText: 'Ln 8, ' }).first().waitFor();
});

it('says what is new when it is looked at again', async () => {
  const { page } = workbench;
  writeFileSync(carbonXml, readFileSync(carbonXml, 'utf8').replace('missing-store.jks', 'other-store.jks'));
  await runCommand(page, 'WSO2: Keystore Report');
  await reportWith('other-store.jks does not exist');
  expect(await page.locator('.tab', { hasText: 'Keystore Report' }).count()).toBe(1);
});

it('is saved as a page for others, without links into this machine', async () => {
  const { page } = workbench;
  const saved = join(folder, 'keystore-report.html');
  const frame = await reportWith('other-store.jks does not exist');
  await frame.locator('a.button', { hasText: 'Save As' }).click();
  // The dialog writes the file that it proposes when it is ready.
  await page.waitForFunction(`document.querySelector('.quick-input-widget input[type=text]')?.value.includes('keystore-report')`);
  await page.locator('.quick-input-widget input[type=text]').first().fill(saved);
  await page.locator('.quick-input-widget .monaco-button', { hasText: /^OK$/ }).first().click();
  await expect.poll(() => existsSync(saved) && readFileSync(saved, 'utf8').length > 0, { timeout: 20_000 }).toBe(true);
  const text = readFileSync(saved, 'utf8');
  expect(text).toContain('other-store.jks does not exist');
  expect(text).not.toMatch(/command:|<script|canary-/);
  expect(text).not.toContain(folder);
});
