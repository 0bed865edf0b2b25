// Whatever level the logs are at and whatever the trace is set to: what we write holds no parameter, so no password.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkbench } from '../../vscode/workbench.mjs';
import { canary, makeHome, temporaryFolder } from '../home.ts';
import { keystore, root, runCommand, untilCounted } from './support.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  makeHome(join(folder, 'am'), { keystore });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** All that was written into logs, in every window, by whatever has a place in the path. */
function logsOf(userData: string, place = ''): string {
  const logs = join(userData, 'logs');
  const files = readdirSync(logs, { recursive: true, withFileTypes: true }).filter(each => each.isFile() && each.parentPath.includes(place));
  return files.map(each => readFileSync(join(each.parentPath, each.name), 'utf8')).join('\n');
}

/** Opens a home with every log at its most, types, asks for a hover, checks again until a log says so; gives what our extension wrote. */
async function work(settings: Record<string, unknown>, awaited: RegExp): Promise<string> {
  const file = join(folder, 'am', 'repository', 'conf', 'carbon.xml');
  const workbench = await openWorkbench({ folder, file, development: [root], log: 'trace', settings });
  try {
    const { page } = workbench;
    await untilCounted(page, /[1-9]/);
    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type(`<!-- ${canary}typed -->`);
    await runCommand(page, 'Show or Focus Hover');
    await runCommand(page, 'WSO2: Check Again');
    await runCommand(page, 'WSO2: Show Log');
    await expect.poll(() => logsOf(workbench.userData), { timeout: 30_000 }).toMatch(awaited);
    // The channels write behind; a reload makes them do it.
    await workbench.show({ folder: join(folder, 'am', 'repository', 'conf') });
    return logsOf(workbench.userData, 'wso2-config');
  } finally {
    await workbench.close();
  }
}

it('traces names and durations, and nothing else', async () => {
  const text = await work({ 'wso2Config.trace.server': 'messages' }, /answered: wso2Config\/check after \d+ ms/);
  expect(text).toContain('textDocument/didChange');
  expect(text).not.toContain(canary);
});

it('traces nothing where a trace with parameters is asked for', async () => {
  const settings = { 'wso2Config.trace.server': 'verbose', 'wso2-config.trace.server': 'verbose', 'WSO2 Config.trace.server': 'verbose' };
  const text = await work(settings, /executeContributedCommand wso2Config\.checkAgain/);
  expect(text).not.toContain('textDocument/didChange');
  expect(text).not.toContain(canary);
});
