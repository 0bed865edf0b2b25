// Wherever in or above a home somebody opens VS Code, the extension is there; and where there is no home, it is not.

import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../../vscode/workbench.mjs';
import { makeHome, temporaryFolder, write } from '../home.ts';
import { keystore, root, untilCounted } from './support.ts';

const folder = temporaryFolder();
const empty = join(folder, 'empty');
let workbench: Workbench;

beforeAll(async () => {
  write(join(empty, 'notes.xml'), '<notes/>\n');
  makeHome(join(folder, 'xml', 'prod', 'am'), { keystore });
  // A home where only the middle level is named conf, as the micro integrator's is.
  makeHome(join(folder, 'flat'), { keystore });
  renameSync(join(folder, 'flat', 'repository', 'conf'), join(folder, 'flat', 'conf'));
  write(join(folder, 'xml', 'prod', 'am', 'repository', 'resources', 'security', 'sslprofiles.xml'), '<parameter name="customSSLProfiles"/>\n');
  write(join(folder, 'toml', 'am', 'repository', 'conf', 'deployment.toml'), '[server]\nhostname = "localhost"\n');
  workbench = await openWorkbench({ folder: empty, development: [root] });
});

afterAll(async () => {
  await workbench?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The windows in which our extension has written its log: it does so when it is activated, and never otherwise. */
function activations(): number {
  const logs = join(workbench.userData, 'logs');
  const folders = existsSync(logs) ? readdirSync(logs, { recursive: true, encoding: 'utf8' }) : [];
  return folders.filter(each => each.endsWith('wso2-config.wso2-config')).length;
}

describe('a home that is configured by XML', () => {
  const am = join('xml', 'prod', 'am');
  const conf = join(am, 'repository', 'conf');
  const levels = {
    'two folders above': 'xml',
    'above several homes': join('xml', 'prod'),
    'at the home': am,
    'at repository': join(am, 'repository'),
    'at repository/conf': conf,
    'at axis2': join(conf, 'axis2'),
    'at tomcat': join(conf, 'tomcat'),
    'at the folder of sslprofiles.xml': join(am, 'repository', 'resources', 'security'),
    'at a home with conf': 'flat',
    'at conf': join('flat', 'conf'),
  };

  it.each(Object.entries(levels))('is checked when opened %s', async (_, level) => {
    await workbench.show({ folder: join(folder, level) });
    await untilCounted(workbench.page, /[1-9]\d* (errors?|problems?)|(Errors|Warnings|Infos): [1-9]/i);
  });
});

describe('a home that is configured by deployment.toml', () => {
  const levels = { 'above it': 'toml', 'at the home': join('toml', 'am'), 'at repository': join('toml', 'am', 'repository'), 'at repository/conf': join('toml', 'am', 'repository', 'conf') };

  it.each(Object.entries(levels))('is said to be not checked when opened %s', async (_, level) => {
    await workbench.show({ folder: join(folder, level), file: join(folder, 'toml', 'am', 'repository', 'conf', 'deployment.toml') });
    const item = workbench.page.locator('[id="status.languageStatus"] a').first();
    await item.waitFor({ timeout: 30_000 });
    await workbench.page.waitForFunction(
      `document.querySelector('[id="status.languageStatus"]').outerHTML.includes('configured by deployment.toml; not checked yet')`, undefined, { timeout: 30_000 });
  });
});

describe('a folder without a home', () => {
  it('leaves the extension asleep', async () => {
    const before = activations();
    await workbench.show({ folder: empty });
    // The patterns with ** are searched for seven seconds at most.
    await new Promise(resolve => setTimeout(resolve, 8000));
    expect(activations()).toBe(before);
    // The count means something only if the homes above have raised it.
    expect(before).toBeGreaterThan(0);
  });
});
