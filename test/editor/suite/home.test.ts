// The extension on a home: it activates, says what is wrong in files that nobody opened, and answers where somebody asks.

import * as assert from 'node:assert/strict';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { sep } from 'node:path';
import {
  type CodeAction, commands, ConfigurationTarget, DiagnosticSeverity, extensions, type Hover, languages, type Location, type LocationLink, MarkdownString,
  type Position, Uri, window, workspace, WorkspaceEdit,
} from 'vscode';
import { canary } from '../home.ts';
import { activated, carbonXml, extensionId, has, hasNo, inHome, problems, rangeOf, ruleOf, untilProblems } from './support.ts';

const primary = '${carbon.home}/repository/resources/security/wso2carbon.jks';
const missing = '${carbon.home}/repository/resources/security/missing.jks';
const textOf = (hovers: readonly Hover[]) =>
  hovers.flatMap(hover => hover.contents).map(each => (each instanceof MarkdownString ? each.value : JSON.stringify(each))).join('\n');
/** Asks for the hover until the worker has opened the keystore and the text is as asked. */
async function untilHovered(at: Position, asked: RegExp): Promise<string> {
  const patience = Date.now() + 20_000;
  for (;;) {
    const text = textOf(await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', carbonXml(), at));
    if (asked.test(text)) return text;
    if (Date.now() > patience) assert.match(text, asked);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
const targetOf = (place: Location | LocationLink) => ('targetUri' in place ? place.targetUri : place.uri);

describe('a home in VS Code', () => {
  before(activated);

  it('is the extension that is under test', () => {
    const extension = extensions.getExtension(extensionId)!;
    assert.ok(extension.isActive);
    const installed = process.env['EDITOR_INSTALLED'];
    if (installed !== undefined) assert.ok(extension.extensionPath.startsWith(installed + sep), extension.extensionPath);
  });

  it('has problems in a file that nobody opened', async () => {
    const found = await untilProblems(carbonXml(), has('keystore-not-found'));
    const problem = found.find(each => ruleOf(each) === 'keystore-not-found')!;
    assert.equal(problem.severity, DiagnosticSeverity.Error);
    assert.match(problem.message, /missing\.jks/);
    assert.ok(workspace.textDocuments.every(each => each.uri.toString() !== carbonXml().toString()));
    const document = await workspace.openTextDocument(carbonXml());
    assert.equal(document.getText(problem.range), missing);
  });

  it('opens the keystore with its password, in a worker', async () => {
    const document = await workspace.openTextDocument(carbonXml());
    const text = await untilHovered(rangeOf(document, primary).start.translate(0, 20), /CN=localhost/);
    assert.ok(!text.includes(canary), 'a password in a hover');
    assert.deepEqual(problems(carbonXml(), 'keystore-password-wrong'), []);
  });

  it('leads from a location to the keystore', async () => {
    const document = await workspace.openTextDocument(carbonXml());
    const at = rangeOf(document, primary).start.translate(0, 20);
    const targets = await commands.executeCommand<(Location | LocationLink)[]>('vscode.executeDefinitionProvider', carbonXml(), at);
    assert.deepEqual(targets.map(each => targetOf(each).path), [inHome('repository', 'resources', 'security', 'wso2carbon.jks').path]);
  });

  it('answers whatever language another extension gives the file', async () => {
    const document = await languages.setTextDocumentLanguage(await workspace.openTextDocument(carbonXml()), 'plaintext');
    await untilHovered(rangeOf(document, primary).start.translate(0, 20), /CN=localhost/);
    await languages.setTextDocumentLanguage(document, 'xml');
  });

  it('takes the severity of a rule from the settings', async () => {
    const settings = workspace.getConfiguration('wso2Config', carbonXml());
    const severityIs = (severity: DiagnosticSeverity) => untilProblems(carbonXml(), now =>
      now.some(each => ruleOf(each) === 'keystore-not-found' && each.severity === severity));
    await settings.update('rules', { 'keystore-not-found': 'warning' }, ConfigurationTarget.Global);
    await severityIs(DiagnosticSeverity.Warning);
    await settings.update('rules', { 'keystore-not-found': 'off' }, ConfigurationTarget.Global);
    await untilProblems(carbonXml(), hasNo('keystore-not-found'));
    await settings.update('rules', undefined, ConfigurationTarget.Global);
    await severityIs(DiagnosticSeverity.Error);
  });

  it('takes it from .wso2-config.json where VS Code has no setting', async () => {
    const file = Uri.joinPath(workspace.workspaceFolders![0]!.uri, '.wso2-config.json');
    const severityIs = (severity: DiagnosticSeverity) => untilProblems(carbonXml(), now =>
      now.some(each => ruleOf(each) === 'keystore-not-found' && each.severity === severity));
    try {
      writeFileSync(file.fsPath, '{ "rules": { "keystore-not-found": "info" } }\n');
      await severityIs(DiagnosticSeverity.Information);
    } finally {
      rmSync(file.fsPath);
    }
    await severityIs(DiagnosticSeverity.Error);
  });

  it('mends a location by a quick fix', async () => {
    const [problem] = (await untilProblems(carbonXml(), has('keystore-not-found'))).filter(each => ruleOf(each) === 'keystore-not-found');
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', carbonXml(), problem!.range, 'quickfix', 10);
    const action = actions.find(({ title }) => title === 'Use wso2carbon.jks');
    assert.ok(action?.edit, actions.map(({ title }) => title).join());
    await workspace.applyEdit(action.edit);
    const document = await workspace.openTextDocument(carbonXml());
    assert.equal(document.getText().split(primary).length, 3);
    await untilProblems(carbonXml(), hasNo('keystore-not-found'));
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.files.revert');
    await untilProblems(carbonXml(), has('keystore-not-found'));
  });

  it('judges the text that is not saved yet', async () => {
    await untilProblems(carbonXml(), has('keystore-not-found'));
    const document = await workspace.openTextDocument(carbonXml());
    await window.showTextDocument(document);
    const edit = new WorkspaceEdit();
    edit.replace(carbonXml(), rangeOf(document, missing), primary);
    await workspace.applyEdit(edit);
    await untilProblems(carbonXml(), hasNo('keystore-not-found'));
    assert.ok(document.isDirty);
    await commands.executeCommand('workbench.action.files.revert');
    await untilProblems(carbonXml(), has('keystore-not-found'));
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('sees a keystore come and go', async () => {
    await untilProblems(carbonXml(), has('keystore-not-found'));
    const security = (name: string) => inHome('repository', 'resources', 'security', name).fsPath;
    copyFileSync(security('wso2carbon.jks'), security('missing.jks'));
    try {
      // The password beside it is wrong: that could not be said before.
      await untilProblems(carbonXml(), now => hasNo('keystore-not-found')(now) && has('keystore-password-wrong')(now));
    } finally {
      rmSync(security('missing.jks'));
    }
    await untilProblems(carbonXml(), has('keystore-not-found'));
  });

  it('checks again when asked', async () => {
    await commands.executeCommand('wso2Config.checkAgain');
    assert.equal(problems(carbonXml(), 'keystore-not-found').length, 1);
  });

  it('shows no password in any problem', () => {
    const messages = languages.getDiagnostics().flatMap(([, each]) => each).flatMap(each =>
      [each.message, ...(each.relatedInformation ?? []).map(({ message }) => message)]);
    assert.deepEqual(messages.filter(message => message.includes(canary)), []);
  });

  it('knows Java policy files', async () => {
    const document = await workspace.openTextDocument(Uri.file(inHome('repository', 'conf', 'sec.policy').fsPath));
    assert.equal(document.languageId, 'java-policy');
  });
});
