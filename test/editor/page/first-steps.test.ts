// The first five minutes in a window: a copy of the sample home, and the walkthrough, whose first step is done by it.

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../../vscode/workbench.mjs';
import { temporaryFolder } from '../home.ts';
import { root, runCommand, untilCounted } from './support.ts';

const folder = temporaryFolder();
let workbench: Workbench;

beforeAll(async () => {
  // What somebody has of an earlier try stays as it is.
  mkdirSync(join(folder, 'wso2-sample'));
  workbench = await openWorkbench({ development: [root] });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('offers the sample where no folder is open', async () => {
  await workbench.page.keyboard.press('Control+Shift+E');
  await workbench.page.locator('.explorer-viewlet .monaco-button', { hasText: 'Open the Sample Home' }).first().waitFor();
});

/** Waits until the page beside the steps, which is a frame, is as asked. */
async function untilBeside(asked: string): Promise<void> {
  await expect.poll(async () => {
    const answers = await Promise.all(workbench.page.frames().map(frame => frame.evaluate<boolean>(asked).catch(() => false)));
    return answers.includes(true);
  }, { message: asked, timeout: 30_000 }).toBe(true);
}

it('leads through five steps, each with something beside it', async () => {
  const { page } = workbench;
  await runCommand(page, 'WSO2: Get Started');
  const steps = page.locator('.gettingStartedContainer .getting-started-step');
  await steps.first().waitFor();
  expect(await steps.count()).toBe(5);
  await untilBeside(`document.body.innerText.includes('What a home looks like')`);
  for (const [title, shows] of [['Read a problem', 'A hover over'], ['Mend it', 'The quick fixes'], ['See the keystore', 'The keystore viewer']] as const) {
    await page.locator('.getting-started-step', { hasText: title }).first().click();
    await untilBeside(`[...document.images].some(each => each.alt.startsWith('${shows}') && each.naturalWidth > 400)`);
  }
  await page.locator('.getting-started-step', { hasText: 'Check in a pipeline' }).first().click();
  await untilBeside(`document.body.innerText.includes('GitHub Actions')`);
});

it('copies the sample beside what is there, opens the copy, checks it, and ticks the first step off', async () => {
  const { page } = workbench;
  await page.locator('.getting-started-step', { hasText: 'Open the home of a server' }).first().click();
  await page.locator('.getting-started-step .monaco-button', { hasText: 'Open the Sample Home' }).first().click();
  const agree = page.locator('.quick-input-widget .monaco-button', { hasText: /^(OK|Copy Here)$/ }).first();
  await agree.waitFor();
  const listed = (name: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
  // What is typed before the dialog has listed its first folder is lost, and a path is taken once it is listed, too.
  await listed('..').waitFor();
  await page.locator('.quick-input-box input').first().fill(`${folder}/`);
  await listed('wso2-sample').waitFor();
  await agree.click();
  await page.locator('.explorer-viewlet .monaco-list-row', { hasText: 'repository' }).first().waitFor({ timeout: 60_000 });
  await untilCounted(page, /Errors: 5/);
  expect(existsSync(join(folder, 'wso2-sample-2', 'repository', 'conf', 'carbon.xml'))).toBe(true);
  await runCommand(page, 'WSO2: Get Started');
  await page.locator('.getting-started-step .codicon-getting-started-step-checked').first().waitFor();
});
