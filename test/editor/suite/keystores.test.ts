// The view of keystores in VS Code: its commands are there, and the table that it copies is true and tells no password.

import * as assert from 'node:assert/strict';
import { commands, env, TabInputCustom, window } from 'vscode';
import { canary } from '../home.ts';
import { activated, carbonXml, has, inHome, untilProblems } from './support.ts';

describe('the view of keystores', () => {
  before(async () => {
    await activated();
    await untilProblems(carbonXml(), has('keystore-not-found'));
  });

  it('copies the places as a table', async () => {
    await commands.executeCommand('wso2Config.keystores.copyTable');
    const table = await env.clipboard.readText();
    assert.match(table, /^\| Home \| Role \| Place \| Location \| State \| Alias \| Expires \|\n/);
    assert.match(table, /\| am \| primary \| `repository\/conf\/carbon\.xml:\d+` \| `\$\{carbon\.home\}\/repository\/resources\/security\/wso2carbon\.jks` \| open \| `wso2carbon` \| \d{4}-\d\d-\d\d \|/);
    assert.match(table, /\| am \| internal \| .* \| missing \| /);
    assert.ok(!table.includes(canary), 'a password in the table');
  });

  it('is shown, and grouped in both ways', async () => {
    await commands.executeCommand('wso2Config.keystores.focus');
    await commands.executeCommand('wso2Config.keystores.byFile');
    await commands.executeCommand('wso2Config.keystores.byRole');
  });

  it('copies the path of a keystore, and opens it', async () => {
    const file = inHome('repository', 'resources', 'security', 'wso2carbon.jks');
    const item = { uri: file.toString(), alias: 'wso2carbon' };
    await commands.executeCommand('wso2Config.keystores.copyPath', item);
    assert.equal(await env.clipboard.readText(), file.fsPath);
    await commands.executeCommand('wso2Config.keystores.open', item);
    const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof TabInputCustom, 'no viewer');
    assert.equal(input.uri.toString(), file.toString());
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
