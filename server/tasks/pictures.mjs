// Takes pictures of the extension at work on the sample home: the Problems panel, a hover, quick fixes, the status item, the keystore viewer, the view of keystores.
//   node server/tasks/pictures.mjs [FOLDER]      default: test/out/pictures
import fs from 'node:fs';
import path from 'node:path';
import { makeScratch } from '../../test/vscode/scratch.mjs';
import { setUp } from '../../test/vscode/setup.mjs';
import { openWorkbench } from '../../test/vscode/workbench.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const target = path.resolve(process.argv[2] ?? path.join(root, 'test', 'out', 'pictures'));

/** Lets the window come to rest: what is animated has no event to wait for. */
const settle = page => page.waitForTimeout(800);

async function take(page, name) {
  await settle(page);
  await page.screenshot({ path: path.join(target, `${name}.png`) });
  console.log(path.join(target, `${name}.png`));
}

/** Moves the mouse onto a text of the editor until a hover that holds another text is shown. */
async function hoverOver(page, text, shown) {
  const box = await page.locator('.view-line span span', { hasText: text }).first().boundingBox();
  const hover = page.locator('.monaco-hover:visible', { hasText: shown }).first();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await page.mouse.move(box.x + 60 + attempt, box.y + box.height / 2, { steps: 4 });
    try {
      return await hover.waitFor({ timeout: 2000 });
    } catch {
      // A hover that came before the worker had opened the keystore does not change any more: leave it and come again.
      await page.mouse.move(5, 5);
    }
  }
  throw new Error(`No hover over ${text} held ${shown}.`);
}

setUp();
fs.mkdirSync(target, { recursive: true });
const scratch = makeScratch();
const home = path.join(scratch.folder, 'sample');
fs.cpSync(path.join(root, 'test', 'homes', 'sample', 'home'), home, { recursive: true });
const workbench = await openWorkbench({
  folder: home, file: path.join(home, 'repository', 'conf', 'carbon.xml'), development: [root],
  browser: { viewport: { width: 1400, height: 900 }, deviceScaleFactor: 1.5 },
  settings: { 'editor.hover.delay': 100, 'workbench.colorTheme': 'Default Light Modern', 'editor.minimap.enabled': false },
});
try {
  const { page } = workbench;
  await page.locator('.view-line', { hasText: '<KeyStore>' }).first().waitFor();
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'keystore' }).first().waitFor();
  await take(page, 'problems');
  await page.keyboard.press('Control+J');
  await page.locator('.view-line').first().click();
  await page.keyboard.press('Control+F');
  await page.locator('.find-widget.visible').waitFor();
  await page.keyboard.type('<Security>');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await hoverOver(page, 'resources/security', 'CN=');
  await take(page, 'hover');
  await page.mouse.move(5, 5);
  await page.locator('[id="status.languageStatus"]').first().hover();
  await take(page, 'status');
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill('client-truststore.jks');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'client-truststore.jks' }).first().click();
  await page.frameLocator('iframe.webview').frameLocator('iframe').locator('.entry').first().waitFor();
  await take(page, 'viewer');
  await page.locator('.pane-header', { hasText: 'WSO2 Keystores' }).click();
  await page.locator('.explorer-viewlet .pane-header').first().click();
  await page.locator('.monaco-list-row', { hasText: 'api-gateway.jks does not exist' }).first().waitFor();
  await take(page, 'keystores');
} catch (error) {
  await take(workbench.page, 'failed');
  throw error;
} finally {
  await workbench.close();
  await scratch.clear();
}
