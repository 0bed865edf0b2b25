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

/** All that our extension wrote, in every window. */
function ownLogs(userData: string): string {
  const logs = join(userData, 'logs');
  const files = readdirSync(logs, { recursive: true, withFileTypes: true }).filter(each => each.isFile() && each.parentPath.includes('wso2-config'));
  return files.map(each => readFileSync(join(each.parentPath, each.name), 'utf8')).join('\n');
}

/** Opens a home with every log at its most, edits a password, asks for a hover by the server, checks again; gives the logs. */
async function work(settings: Record<string, unknown>): Promise<string> {
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
    await untilCounted(page, /[1-9]/);
    await runCommand(page, 'WSO2: Show Log');
    // The channels write behind; a reload makes them do it.
    await workbench.show({ folder: join(folder, 'am', 'repository', 'conf') });
    return ownLogs(workbench.userData);
  } finally {
    await workbench.close();
  }
}

it('traces names and durations, and nothing else', async () => {
  const text = await work({ 'wso2Config.trace.server': 'messages' });
  expect(text).toContain('textDocument/didChange');
  expect(text).toMatch(/answered: wso2Config\/check after \d+ ms/);
  expect(text).not.toContain(canary);
});

it('traces nothing where a trace with parameters is asked for', async () => {
  const text = await work({ 'wso2Config.trace.server': 'verbose', 'wso2-config.trace.server': 'verbose', 'WSO2 Config.trace.server': 'verbose' });
  expect(text).not.toContain('textDocument/didChange');
  expect(text).not.toContain(canary);
});
