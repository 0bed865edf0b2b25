// The extension in a window whose display language is German: manifest, client, server and the page of the viewer.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Frame, type Locator, type Workbench } from '../../vscode/workbench.mjs';
import { makeHome, temporaryFolder } from '../home.ts';
import { keystore, root, untilCounted } from './support.ts';

const folder = temporaryFolder();
const home = join(folder, 'am');
let workbench: Workbench;

beforeAll(async () => {
  makeHome(home, { keystore });
  workbench = await openWorkbench({ folder: home, file: join(home, 'repository', 'conf', 'carbon.xml'), development: [root], browser: { language: 'de' } });
  await untilCounted(workbench.page, /[1-9]/);
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The row of a quick pick once a text is typed. */
async function rowFor(key: string, typed: string, shown: string): Promise<Locator> {
  await workbench.page.keyboard.press(key);
  await workbench.page.locator('.quick-input-widget input').first().fill(typed);
  const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: shown }).first();
  await row.waitFor();
  return row;
}

async function viewer(): Promise<Frame> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    for (const frame of workbench.page.frames()) if (await frame.evaluate<boolean>('document.querySelector("#view[aria-busy=false] h1") !== null').catch(() => false)) return frame;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('No viewer is there');
}

it('names its commands in German', async () => {
  await rowFor('F1', '>WSO2: Erneut', 'WSO2: Erneut prüfen');
  await workbench.page.keyboard.press('Escape');
});

it('shows problems in German', async () => {
  await workbench.page.keyboard.press('Control+Shift+M');
  await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'missing.jks gibt es nicht' }).first().waitFor();
});

it('shows a keystore in German', async () => {
  await (await rowFor('Control+P', 'wso2carbon.jks', 'wso2carbon.jks')).click();
  const frame = await viewer();
  await frame.locator('.status.good', { hasText: 'Intakt: Das konfigurierte Passwort öffnet ihn.' }).waitFor();
  await frame.locator('dt', { hasText: 'Inhaber' }).first().waitFor();
  await frame.locator('button', { hasText: 'Als PEM speichern…' }).first().waitFor();
  await frame.locator('.role', { hasText: 'Primärer Keystore' }).first().waitFor();
  expect(await frame.evaluate<string>('document.documentElement.lang')).toBe('de');
  // What stands there while a keystore takes its time; this one does not.
  expect(await frame.evaluate<string>('document.querySelector("main").dataset.opening')).toBe('Der Keystore wird geöffnet…');
});
