// What the tests of a window share: where things lie, what the status bar says, and how a keystore is opened.

import { basename, join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { Frame, Page, Workbench } from '../../vscode/workbench.mjs';

export const root = resolve(import.meta.dirname, '..', '..', '..');
export const keystore = join(root, 'test', 'editor', 'fixture', 'wso2carbon.jks');

/** Waits until the status bar counts problems as asked, as in `Errors: 1`. */
export async function untilCounted(page: Page, asked: RegExp): Promise<void> {
  const labels = `[...document.querySelectorAll('[id="status.problems"] [aria-label]')].map(each => each.getAttribute('aria-label'))`;
  await page.waitForFunction(`${labels}.some(label => ${String(asked)}.test(label))`, undefined, { timeout: 30_000 });
}

/** Opens the palette with a key, and types there. */
async function typeInPalette(page: Page, key: string, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  // A viewer that is just being shown takes the focus, and the palette closes.
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press(key);
    try {
      return await input.fill(text, { timeout: 3000 });
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

/** Runs a command of the palette by its title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  // A palette that was opened before an extension had told its commands does not learn of them.
  for (let attempt = 1; ; attempt += 1) {
    await typeInPalette(page, 'F1', `>${title}`);
    try {
      return await row.click({ timeout: 5000 });
    } catch (error) {
      if (attempt === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Chooses a fix of the menu that is opened so, by keys: older versions of VS Code let no mouse at it. */
export async function chooseFix(page: Page, title: string, open: () => Promise<void>): Promise<void> {
  const row = (state: string) => page.locator(`.action-widget .monaco-list-row${state}`, { hasText: title }).first();
  // Before the cursor and the problem are there, the menu is empty or another one.
  await expect.poll(async () => {
    await page.keyboard.press('Escape');
    await open();
    return row('').waitFor({ timeout: 3000 }).then(() => true, () => false);
  }, { timeout: 40_000 }).toBe(true);
  for (let count = 0; count < 30 && await row('.focused').count() === 0; count += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** The pages of viewers that show a file. */
export async function viewersOf({ page }: Workbench, name: string): Promise<readonly Frame[]> {
  const isIt = `document.querySelector('#view[aria-busy=false] h1')?.textContent === ${JSON.stringify(name)}`;
  const found = await Promise.all(page.frames().map(async (frame) => ((await frame.evaluate<boolean>(isIt).catch(() => false)) ? [frame] : [])));
  return found.flat();
}

/** The page of the viewer that shows a file. */
export async function viewerOf(workbench: Workbench, name: string): Promise<Frame> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const [frame] = await viewersOf(workbench, name);
    if (frame) return frame;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No viewer showed ${name}`);
}

/** Opens a file by its name, or by its path where other names hold the name. */
export async function openFile({ page }: Workbench, path: string): Promise<void> {
  const name = basename(path);
  await typeInPalette(page, 'Control+P', path);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${name}"]`).first().click();
  await page.locator('.tab.active', { hasText: name }).first().waitFor();
}

/** Opens a keystore by its name or path; gives the page of its viewer. */
export async function openViewer(workbench: Workbench, path: string): Promise<Frame> {
  await openFile(workbench, path);
  return viewerOf(workbench, basename(path));
}

/** Puts the cursor on the first place of a text. */
export async function find({ page }: Workbench, text: string): Promise<void> {
  await page.locator('.editor-group-container.active .view-line').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+F');
  await page.locator('.editor-group-container.active .find-widget.visible').waitFor();
  await page.keyboard.type(text);
  await page.locator('.editor-group-container.active .find-widget .matchesCount', { hasText: '1 of' }).first().waitFor();
  await page.keyboard.press('Escape');
}
