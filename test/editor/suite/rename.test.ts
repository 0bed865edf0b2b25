// F2 in the editor: an alias gets its new name in every file that means it, unsaved text included, and the edit is made as one.

import * as assert from 'node:assert/strict';
import { commands, type Position, Range, type TextDocument, type Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { canary } from '../home.ts';
import { activated, carbonXml, has, hasNo, inHome, rangeOf, untilProblems } from './support.ts';

const catalina = () => inHome('repository', 'conf', 'tomcat', 'catalina-server.xml');
const connector = (alias: string) => `<Server port="8005" shutdown="SHUTDOWN">
  <Service>
    <Connector SSLEnabled="true" keystoreFile="\${carbon.home}/repository/resources/security/wso2carbon.jks" keyAlias="${alias}"/>
  </Service>
</Server>
`;

/** Gives a document another text, without saving it. */
async function write(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  assert.ok(await workspace.applyEdit(edit));
}

async function revert(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.files.revert');
}

const rename = (file: Uri, at: Position, name: string): Thenable<WorkspaceEdit> => commands.executeCommand('vscode.executeDocumentRenameProvider', file, at, name);

describe('renaming in VS Code', () => {
  before(activated);

  it('renames an alias in every file that takes it from the keystore, and no other', async () => {
    const [carbon, tomcat] = [await workspace.openTextDocument(carbonXml()), await workspace.openTextDocument(catalina())];
    const before = carbon.getText();
    try {
      await write(tomcat, connector('WSO2Carbon'));
      await untilProblems(catalina(), has('alias-case'));
      const at = rangeOf(carbon, '<KeyAlias>wso2carbon').end;
      const edit = await rename(carbonXml(), at, 'gate&way');
      assert.deepEqual(edit.entries().map(([file, edits]) => [file.path, edits.map(({ newText }) => newText)]).sort(), [
        [carbonXml().path, ['gate&amp;way']],
        [catalina().path, ['gate&amp;way']],
      ]);
      assert.ok(await workspace.applyEdit(edit));
      // The internal keystore, another file, has an alias of the same name.
      assert.equal(carbon.getText(), before.replace('<KeyAlias>wso2carbon<', '<KeyAlias>gate&amp;way<'));
      assert.equal(tomcat.getText(), connector('gate&amp;way'));
      await untilProblems(carbonXml(), has('alias-not-found'));
      await untilProblems(catalina(), has('alias-not-found'));
    } finally {
      await revert(tomcat);
      await revert(carbon);
      await commands.executeCommand('workbench.action.closeAllEditors');
    }
    await untilProblems(carbonXml(), hasNo('alias-not-found'));
  });

  it('asks for a password without being told one', async () => {
    const carbon = await workspace.openTextDocument(carbonXml());
    const range = rangeOf(carbon, '<Password>');
    const found = await commands.executeCommand<{ readonly range: Range; readonly placeholder: string }>('vscode.prepareRename', carbonXml(), range.end.translate(0, 2));
    assert.ok(carbon.getText(found.range).startsWith(canary));
  });
});
