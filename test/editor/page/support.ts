// What the tests of a window share: where things lie, and what the status bar says.

import { join, resolve } from 'node:path';
import type { Page } from '../../vscode/workbench.mjs';

export const root = resolve(import.meta.dirname, '..', '..', '..');
export const keystore = join(root, 'test', 'editor', 'fixture', 'wso2carbon.jks');

/** Waits until the status bar counts problems as asked, as in `Errors: 1`. */
export async function untilCounted(page: Page, asked: RegExp): Promise<void> {
  const labels = `[...document.querySelectorAll('[id="status.problems"] [aria-label]')].map(each => each.getAttribute('aria-label'))`;
  await page.waitForFunction(`${labels}.some(label => ${String(asked)}.test(label))`, undefined, { timeout: 30_000 });
}

/** Runs a command of the palette by its title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}
