// Edits as VS Code makes them: in the encoding of the file, all safe ones when it is saved, one with something to fill in.

import * as assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeAction, commands, ConfigurationTarget, type Diagnostic, Uri, window, workspace, type WorkspaceEdit } from 'vscode';
import { makeHome, rightPassword } from '../home.ts';
import { activated, has, hasNo, homeFolder, rangeOf, ruleOf, untilProblems } from './support.ts';

/** VS Code keeps a text for a while after its file is gone: each test has a home of its own. */
let number = 0;
const home = () => join(homeFolder(), '..', `edited-${number}`);
const carbon = () => Uri.file(join(home(), 'repository', 'conf', 'carbon.xml'));
const missing = 'missing.jks';

/** Writes a home of its own whose carbon.xml is as asked; gives the bytes of that. */
async function homeWith(change: (text: string) => string, encoding: BufferEncoding): Promise<Buffer> {
  number += 1;
  const keystore = join(homeFolder(), 'repository', 'resources', 'security', 'wso2carbon.jks');
  makeHome(home(), { keystore });
  const bytes = Buffer.from(change(readFileSync(carbon().fsPath, 'utf8')), encoding);
  writeFileSync(carbon().fsPath, bytes);
  await untilProblems(carbon(), has('keystore-not-found'));
  return bytes;
}

const latin = (text: string) => text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace('<Security>', '<!-- Schl\u00fcssel f\u00fcr \u00e4lteres --><Security>');

/** The bytes with the fix made in them, and nothing else. */
const mended = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(missing, 'wso2carbon.jks'), 'latin1');

async function fixFor(found: readonly Diagnostic[], rule: string, title: string): Promise<CodeAction | undefined> {
  const problem = found.find(each => ruleOf(each) === rule);
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', carbon(), problem!.range, 'quickfix', 10);
  return actions.find(each => each.title === title);
}

describe('edits in VS Code', () => {
  before(activated);

  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(home(), { recursive: true, force: true });
  });

  it('keep the bytes of a file that is not UTF-8 and is not open', async () => {
    await homeWith(text => text, 'utf8');
    const catalina = Uri.file(join(home(), 'repository', 'conf', 'tomcat', 'catalina-server.xml'));
    const alias = 'keyAlias="wso2carbon"';
    const bytes = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>\n<!-- Schl\u00fcssel -->\n<Server><Service name="Catalina"><Connector port="9443" scheme="https" secure="true"
      keystoreFile="\${carbon.home}/repository/resources/security/wso2carbon.jks" keystorePass="${rightPassword}" ${alias}/></Service></Server>\n`, 'latin1');
    writeFileSync(catalina.fsPath, bytes);
    await commands.executeCommand('wso2Config.checkAgain');
    const document = await workspace.openTextDocument(carbon());
    const at = rangeOf(document, '<KeyAlias>wso2carbon').end;
    const edit = await commands.executeCommand<WorkspaceEdit>('vscode.executeDocumentRenameProvider', carbon(), at, 'renamed');
    assert.ok(await workspace.applyEdit(edit));
    const changed = await workspace.openTextDocument(catalina);
    assert.equal(changed.encoding, 'iso88591');
    await changed.save();
    assert.deepEqual(readFileSync(catalina.fsPath), Buffer.from(bytes.toString('latin1').replace(alias, 'keyAlias="renamed"'), 'latin1'));
  });

  it('keep the bytes of one that is shown as UTF-8', async () => {
    const bytes = await homeWith(latin, 'latin1');
    const document = await workspace.openTextDocument(carbon());
    await window.showTextDocument(document);
    assert.ok(document.getText().includes('\ufffd'), 'shown as UTF-8');
    const action = await fixFor(await untilProblems(carbon(), has('keystore-not-found')), 'keystore-not-found', 'Use wso2carbon.jks');
    assert.ok(action?.edit);
    assert.ok(await workspace.applyEdit(action.edit));
    await document.save();
    assert.deepEqual(readFileSync(carbon().fsPath), mended(bytes));
  });

  it('are not offered in one that is shown as UTF-8 and has unsaved text', async () => {
    await homeWith(latin, 'latin1');
    const document = await workspace.openTextDocument(carbon());
    const editor = await window.showTextDocument(document);
    const before = await untilProblems(carbon(), has('keystore-not-found'));
    await editor.edit(builder => builder.insert(rangeOf(document, '</Server>').end, '\n<!-- -->'));
    assert.equal(await fixFor(before, 'keystore-not-found', 'Use wso2carbon.jks'), undefined);
  });

  it('that are safe are made when the file is saved', async () => {
    await homeWith(text => text.replace('<KeyAlias>wso2carbon<', '<KeyAlias>WSO2Carbon<'), 'utf8');
    await untilProblems(carbon(), has('alias-case'));
    const settings = workspace.getConfiguration('editor');
    await settings.update('codeActionsOnSave', { 'source.fixAll.wso2': 'explicit' }, ConfigurationTarget.Global);
    try {
      const document = await workspace.openTextDocument(carbon());
      const editor = await window.showTextDocument(document);
      await untilProblems(carbon(), has('alias-case'));
      await editor.edit(builder => builder.insert(rangeOf(document, '</Server>').end, '\n'));
      await commands.executeCommand('workbench.action.files.save');
      await untilProblems(carbon(), hasNo('alias-case'));
      const written = readFileSync(carbon().fsPath, 'utf8');
      assert.ok(!written.includes('WSO2Carbon'), 'the safe fix was not made');
      assert.ok(written.includes(missing), 'a fix was made that is not safe');
    } finally {
      await settings.update('codeActionsOnSave', undefined, ConfigurationTarget.Global);
    }
  });
});
