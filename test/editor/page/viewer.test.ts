// The keystore viewer in a window: what it shows, where it leads, how fast it is, and that a certificate's text stays text.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Frame, type Workbench } from '../../vscode/workbench.mjs';
import { readCertificateFile } from '../../../server/src/core/keystore/certificate-file.ts';
import { openKeystore } from '../../../server/src/core/keystore/open.ts';
import { certificateOf, jksOf } from '../../support/jks.ts';
import { canary, makeHome, rightPassword, temporaryFolder } from '../home.ts';
import { find, keystore, openFile, openViewer, root, runCommand, untilCounted, viewerOf } from './support.ts';

const folder = temporaryFolder();
const home = join(folder, 'am');
const security = join(home, 'repository', 'resources', 'security');
const hostile = '<img src=x onerror=document.title=1>';
let workbench: Workbench;

beforeAll(async () => {
  makeHome(home, { keystore });
  const many = Array.from({ length: 150 }, (_, index) => (index === 7 ? [hostile, certificateOf(hostile, 8)] as const : [`authority-${index}`, certificateOf(`Authority ${index}`, index + 1)] as const));
  writeFileSync(join(security, 'many.jks'), jksOf(many, `${canary}many`));
  workbench = await openWorkbench({ folder: home, file: join(home, 'repository', 'conf', 'carbon.xml'), development: [root], log: 'trace' });
  await untilCounted(workbench.page, /[1-9]/);
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

const openIt = (name: string) => openViewer(workbench, name);
const tab = (text: string) => workbench.page.locator('.tab.active', { hasText: text }).first().waitFor();

async function reopened(): Promise<Frame> {
  await runCommand(workbench.page, 'Close All Editors');
  return openIt('many.jks');
}

it('opens wso2carbon.jks with the configured password and leads back to the line', async () => {
  const frame = await openIt('wso2carbon.jks');
  await frame.locator('.status.good', { hasText: 'Intact: the configured password opens it.' }).waitFor();
  await frame.locator('.entry .row[aria-expanded=true]', { hasText: 'wso2carbon' }).waitFor();
  await frame.locator('dd', { hasText: 'CN=localhost' }).first().waitFor();
  await frame.locator('.place', { hasText: 'carbon.xml:' }).first().click();
  await tab('carbon.xml');
  await workbench.page.locator('[id="status.editor.selection"]', { hasText: 'Ln 8, ' }).first().waitFor();
});

it('is where go to definition leads, and where a link on the alias leads', async () => {
  await runCommand(workbench.page, 'Close All Editors');
  await openFile(workbench, 'carbon.xml');
  await find(workbench, 'wso2carbon.jks');
  await workbench.page.keyboard.press('F12');
  await viewerOf(workbench, 'wso2carbon.jks');
  await tab('wso2carbon.jks');
  await runCommand(workbench.page, 'Close All Editors');
  await openFile(workbench, 'carbon.xml');
  await find(workbench, '<KeyAlias>wso2');
  await runCommand(workbench.page, 'Open Link');
  const frame = await viewerOf(workbench, 'wso2carbon.jks');
  await frame.locator('.row:focus', { hasText: 'wso2carbon' }).waitFor();
});

it('shows 150 entries at once, and the text of a hostile certificate as text', async () => {
  const frame = await openIt('many.jks');
  await frame.locator('.status.locked').waitFor();
  expect(await frame.locator('.entry').count()).toBe(150);
  await frame.locator('input[type=search]').fill('onerror');
  await frame.locator('.entry .row', { hasText: hostile }).waitFor();
  expect(await frame.locator('.entry').count()).toBe(1);
  expect(await frame.locator('img').count()).toBe(0);
  await frame.locator('.entry .row').click();
  await frame.locator('dd', { hasText: 'onerror' }).first().waitFor();
  expect(await frame.locator('img').count()).toBe(0);
  await frame.locator('input[type=search]').fill('');
});

it('has 150 entries before the eyes in less than 300 ms, reading the file included', async () => {
  const times: number[] = [];
  // What else the machine does only adds to a time: the least of three is the viewer's own.
  for (let opened = 0; opened < 3; opened += 1) {
    const frame = await reopened();
    const at = (name: string) => frame.evaluate<number | undefined>(`performance.getEntriesByName('${name}')[0]?.startTime`);
    await expect.poll(() => at('first-contentful-paint')).toBeGreaterThan(0);
    times.push((await at('first-contentful-paint'))! - (await at('asked'))!);
  }
  expect(Math.min(...times)).toBeLessThan(300);
});

it('asks for a password, and says whether it opens the keystore', async () => {
  const { page } = workbench;
  const frame = await openIt('many.jks');
  await frame.locator('.status.locked', { hasText: 'no password is known' }).waitFor();
  const give = async (password: string): Promise<void> => {
    await frame.locator('button', { hasText: 'Enter Password' }).click();
    await page.locator('.quick-input-widget input[type=password]').first().fill(password);
    await page.keyboard.press('Enter');
  };
  await give(`${canary}other`);
  await frame.locator('.status.locked', { hasText: 'the password does not open it' }).waitFor();
  await give(`${canary}many`);
  await frame.locator('.status.good', { hasText: 'your password opens it' }).waitFor();
  expect(await frame.locator('.remembered').count()).toBe(0);
  await runCommand(page, 'Notifications: Show Notifications');
  const told = await page.locator('.notifications-center', { hasText: 'does not open the keystore' }).innerText();
  expect(told).not.toContain(canary);
  await runCommand(page, 'Notifications: Clear All Notifications');
});

it('remembers a password only when asked to, and forgets it again', async () => {
  const { page } = workbench;
  const locked = await reopened();
  await locked.locator('#remember').click();
  await locked.locator('button', { hasText: 'Enter Password' }).click();
  await page.locator('.quick-input-widget input[type=password]').first().fill(`${canary}many`);
  await page.keyboard.press('Enter');
  await locked.locator('.remembered').waitFor();
  const right = readFileSync(join(security, 'many.jks'));
  const open = await reopened();
  await open.locator('.status.good', { hasText: 'your password opens it' }).waitFor();
  writeFileSync(join(security, 'many.jks'), jksOf([['lonely', certificateOf('Lonely', 1)]], `${canary}changed`));
  await open.locator('.remembered', { hasText: 'The remembered password does not open it.' }).waitFor();
  writeFileSync(join(security, 'many.jks'), right);
  await open.locator('.remembered', { hasText: 'Its password is remembered.' }).waitFor();
  await open.locator('button', { hasText: 'Forget it' }).click();
  await open.locator('.status.locked', { hasText: 'no password is known' }).waitFor();
});

it('saves a certificate, and compares with another keystore', async () => {
  const { page } = workbench;
  const frame = await openIt('wso2carbon.jks');
  const choose = async (file: string): Promise<void> => {
    const input = page.locator('.quick-input-widget input[type=text]').first();
    // The dialog writes the folder that it begins in when it is ready.
    await page.waitForFunction(`document.querySelector('.quick-input-widget input[type=text]')?.value.includes('security/')`);
    await input.fill(file);
    await page.locator('.quick-input-widget .monaco-button', { hasText: /^(?:OK|Compare)$/ }).first().click();
  };
  const saved = join(folder, 'saved.crt');
  await frame.locator('button', { hasText: 'Save as PEM' }).click();
  await choose(saved);
  await expect.poll(() => readCertificateFile(existsSync(saved) ? readFileSync(saved) : Buffer.alloc(0))?.certificates.map(({ sha256 }) => sha256), { timeout: 10_000 })
    .toEqual(openKeystore(readFileSync(keystore), undefined, undefined).entries[0]!.chain.slice(0, 1).map(({ sha256 }) => sha256));
  await frame.locator('button', { hasText: 'Compare' }).click();
  await choose(join(security, 'many.jks'));
  await frame.locator('.comparison summary', { hasText: 'Only there 150' }).waitFor();
  await frame.locator('.comparison summary', { hasText: 'Only here 1' }).waitFor();
});

it('fits a column of 300 pixels', async () => {
  const widen = (width: string) => workbench.page.frames()[0]!.evaluate(`document.querySelectorAll('iframe.webview').forEach(each => { each.style.width = '${width}'; })`);
  for (const name of ['wso2carbon.jks', 'many.jks']) {
    const frame = await openIt(name);
    await frame.evaluate(`document.querySelector('.row[aria-expanded=false]')?.click()`);
    await widen('300px');
    await expect.poll(() => frame.evaluate<number>('innerWidth')).toBe(300);
    expect(await frame.evaluate<number>('document.documentElement.scrollWidth')).toBe(300);
    await widen('100%');
  }
});

it('works without a mouse', async () => {
  const frame = await openIt('wso2carbon.jks');
  const row = frame.locator('.entry .row').first();
  await row.click();
  const before = await row.getAttribute('aria-expanded');
  await workbench.page.keyboard.press('Enter');
  expect(await row.getAttribute('aria-expanded')).not.toBe(before);
  const many = await openIt('many.jks');
  await many.locator('.entry .row').first().click();
  const press = async (key: string): Promise<number> => {
    await workbench.page.keyboard.press(key);
    return many.evaluate<number>(`[...document.querySelectorAll('.row')].indexOf(document.activeElement)`);
  };
  const at: number[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'ArrowDown', 'Home', 'ArrowUp']) at.push(await press(key));
  expect(at).toEqual([1, 2, 1, 149, 149, 0, 0]);
});

it('follows the file', async () => {
  await openIt('many.jks');
  writeFileSync(join(security, 'many.jks'), jksOf([['lonely', certificateOf('Lonely', 1)]], `${canary}many`));
  const frame = await viewerOf(workbench, 'many.jks');
  await frame.locator('.row', { hasText: 'lonely' }).waitFor();
});

it('shows and writes no password', async () => {
  const pages = await Promise.all(workbench.page.frames().map((frame) => frame.evaluate<string>('document.documentElement.outerHTML').catch(() => '')));
  const viewers = pages.filter((page) => page.includes('id="view"'));
  expect(viewers.length).toBeGreaterThan(0);
  expect(viewers.filter((page) => page.includes(canary) || page.includes(rightPassword))).toEqual([]);
  const logs = readdirSync(join(workbench.userData, 'logs'), { recursive: true, withFileTypes: true }).filter((each) => each.isFile() && each.parentPath.includes('wso2-config'));
  expect(logs.filter((each) => readFileSync(join(each.parentPath, each.name), 'utf8').includes(canary)).map(({ name }) => name)).toEqual([]);
});
