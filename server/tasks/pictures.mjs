// Takes the pictures of the walkthrough and the README from the extension at work on the sample home.
//   npm run pictures [-- FOLDER [THEME]]      default: where they are shown, in the theme that most people see first
import fs from 'node:fs';
import path from 'node:path';
import { makeScratch } from '../../test/vscode/scratch.mjs';
import { setUp } from '../../test/vscode/setup.mjs';
import { openWorkbench } from '../../test/vscode/workbench.mjs';
import { smaller } from './png.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');
const [given, theme = 'Default Light Modern'] = process.argv.slice(2);
/** Those of the walkthrough ship with the extension; those that only the README shows do not. */
const places = { shipped: path.join(root, 'client', 'media', 'walkthrough'), shown: path.join(root, 'docs', 'pictures') };
const size = { width: 760, height: 620 };

const whole = { x: 0, y: 0, ...size };

/** Writes what a part of the window shows once it has come to rest: what is animated has no event to wait for. */
async function take(page, file, clip = whole) {
  await page.waitForTimeout(800);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, smaller(await page.screenshot({ clip })));
  console.log(`${file} ${fs.statSync(file).size}`);
}

/** Opens a file by its name. */
async function open(page, name) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  await page.locator('.tab.active', { hasText: name }).first().waitFor();
}

/** Shows the line of the open file that holds a text, at the top, with the cursor on the text. */
async function goTo(page, text) {
  await page.keyboard.press('Control+F');
  await page.locator('.find-widget.visible').waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
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

/** The part of the window that holds some of its elements, across its width. */
async function around(above, below, ...locators) {
  const boxes = await Promise.all(locators.map(each => each.boundingBox()));
  const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - above);
  const bottom = Math.min(size.height - 24, Math.max(...boxes.map(({ y, height }) => y + height)) + below);
  return { x: 0, y: top, width: size.width, height: bottom - top };
}

/** Makes the side bar as wide as it is told, or as the editor leaves it room. */
async function widen(page, width) {
  const box = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(box.x + box.width, size.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + width, size.height / 2, { steps: 8 });
  await page.mouse.up();
}

const line = (page, text) => page.locator('.view-line', { hasText: text }).first();

/** What each picture shows, where it belongs, and which part of the window it takes; the window goes from one to the next. */
const pictures = [
  ['problems', places.shown, async page => {
    await line(page, '<Server').waitFor();
    await page.keyboard.press('Control+B');
    await page.keyboard.press('Control+Shift+M');
    const row = text => page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
    await row('api-gateway.jks').waitFor();
    await row('default-password').click();
    await page.keyboard.press('ArrowLeft');
    await row('has no entry wso2carbon').click();
    await page.mouse.move(5, 5);
  }],
  ['hover', places.shipped, async page => {
    await page.keyboard.press('Control+J');
    await line(page, '</InternalKeyStore>').click();
    await goTo(page, '<InternalKeyStore>');
    await hoverOver(page, 'resources/security/gateway', 'CN=');
    return around(30, 70, page.locator('.monaco-hover:visible').first());
  }],
  ['fixes', places.shipped, async page => {
    await page.mouse.move(5, 5);
    await open(page, 'axis2.xml');
    await goTo(page, 'api-gateway.jks<');
    // Up by some lines: below the middle there is no room for the whole menu.
    for (let count = 0; count < 8; count += 1) await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row').first().waitFor();
    return around(50, 10, page.locator('.action-widget').first());
  }],
  ['keystore', places.shipped, async page => {
    await page.keyboard.press('Escape');
    await open(page, 'internal.jks');
    const viewer = page.frameLocator('iframe.webview').frameLocator('iframe');
    await viewer.locator('.entry').first().waitFor();
    return { ...whole, height: size.height - 24 };
  }],
  ['view', places.shown, async page => {
    await page.keyboard.press('Control+B');
    const header = name => page.locator('.sidebar .pane-header', { hasText: name }).first();
    await header('WSO2 Keystores').waitFor();
    await widen(page, 620);
    if (await header('WSO2 Keystores').getAttribute('aria-expanded') === 'false') await header('WSO2 Keystores').click();
    await header('sample').click();
    const last = page.locator('.sidebar .monaco-list-row', { hasText: 'axis2.xml:61' }).first();
    await last.waitFor();
    await page.mouse.move(700, 5);
    await page.waitForTimeout(800);
    const { x, width } = await page.locator('.part.sidebar').boundingBox();
    return { ...await around(0, 4, header('WSO2 Keystores'), last), x, width };
  }],
];

setUp();
const scratch = makeScratch();
const home = path.join(scratch.folder, 'sample');
fs.cpSync(path.join(root, 'test', 'homes', 'sample', 'home'), home, { recursive: true });
const workbench = await openWorkbench({
  folder: home, file: path.join(home, 'repository', 'conf', 'carbon.xml'), development: [root],
  browser: { viewport: size, deviceScaleFactor: 2 },
  settings: {
    'editor.hover.delay': 100, 'editor.minimap.enabled': false, 'editor.stickyScroll.enabled': false, 'workbench.tree.enableStickyScroll': false, 'editor.scrollbar.horizontal': 'hidden', 'editor.scrollbar.vertical': 'hidden', 'editor.fontSize': 13,
    'workbench.colorTheme': theme, 'workbench.activityBar.location': 'hidden',
    'workbench.layoutControl.enabled': false, 'window.commandCenter': false, 'window.menuBarVisibility': 'hidden',
  },
});
try {
  for (const [name, place, show] of pictures) await take(workbench.page, path.join(given ?? place, `${name}.png`), await show(workbench.page));
} catch (error) {
  await take(workbench.page, path.join(given ?? path.join(root, 'test', 'out'), 'failed.png'));
  throw error;
} finally {
  await workbench.close();
  await scratch.clear();
}
