// What VS Code offers to who writes in a home: completion, a lens above each block, the outline, symbols by name.

import * as assert from 'node:assert/strict';
import {
  type CodeLens, commands, type CompletionItem, type CompletionList, ConfigurationTarget, type DocumentSymbol, MarkdownString, Position, Range, Selection, type SymbolInformation,
  type TextDocument, window, workspace, WorkspaceEdit,
} from 'vscode';
import { canary } from '../home.ts';
import { activated, carbonXml, has, untilProblems } from './support.ts';

/** Puts a text in the place of an element's own, the first of that name, and asks for completions behind it. */
async function completeIn(document: TextDocument, name: string, typed: string): Promise<readonly CompletionItem[]> {
  const start = document.getText().indexOf(`<${name}>`) + name.length + 2;
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(document.getText().indexOf('<', start))), typed);
  await workspace.applyEdit(edit);
  const at = document.positionAt(start + typed.length);
  return (await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, at, undefined, 20)).items;
}

const ours = (items: readonly CompletionItem[]) => items.filter(({ insertText, range }) => insertText !== undefined && range !== undefined && !isWord(range));
/** VS Code's own words from the text come with two ranges. */
const isWord = (range: NonNullable<CompletionItem['range']>) => 'inserting' in range;
const labelOf = ({ label }: CompletionItem) => (typeof label === 'string' ? label : label.label);

/** Asks until the answer is as asked: the worker may still be opening the keystore. */
async function until<T>(ask: () => Thenable<T>, asked: (answer: T) => boolean): Promise<T> {
  const patience = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (asked(answer) || Date.now() > patience) return answer;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

describe('writing in VS Code', () => {
  let document: TextDocument;

  before(async () => {
    await activated();
    await untilProblems(carbonXml(), has('keystore-not-found'));
    document = await workspace.openTextDocument(carbonXml());
    await window.showTextDocument(document);
  });
  afterEach(() => commands.executeCommand('workbench.action.files.revert'));
  after(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('completes an alias, and says whose certificate it is', async () => {
    const [item] = ours(await completeIn(document, 'KeyAlias', 'wso'));
    assert.ok(item);
    assert.equal(labelOf(item), 'wso2carbon');
    assert.ok(item.documentation instanceof MarkdownString);
    assert.match(item.documentation.value, /CN=/);
  });

  it('completes a location as the file writes it', async () => {
    const items = ours(await completeIn(document, 'Location', ''));
    assert.equal(items.find(each => labelOf(each) === 'wso2carbon.jks')?.insertText, '${carbon.home}/repository/resources/security/wso2carbon.jks');
  });

  it('completes no password', async () => {
    assert.deepEqual(ours(await completeIn(document, 'Password', '')).map(labelOf), []);
  });

  it('writes a documented block in the indentation of the file', async () => {
    const editor = window.activeTextEditor!;
    const line = document.positionAt(document.getText().indexOf('  </Security>')).line;
    await editor.edit(edit => edit.insert(new Position(line, 0), '    <Tru\n'));
    editor.selection = new Selection(line, 8, line, 8);
    await commands.executeCommand('editor.action.triggerSuggest');
    const written = await until(async () => {
      await commands.executeCommand('acceptSelectedSuggestion');
      return document.getText();
    }, text => text.includes('</TrustStore>'));
    assert.match(written, /\n {4}<TrustStore>\n {6}<Location>\$\{carbon\.home\}\/repository\/resources\/security\/client-truststore\.jks<\/Location>\n {6}<Type>JKS<\/Type>\n {6}<Password>PASSWORD<\/Password>\n {4}<\/TrustStore>\n {2}<\/Security>/);
    assert.equal(document.getText(editor.selection), '${carbon.home}/repository/resources/security/client-truststore.jks');
  });

  it('says above each block what its keystore is for, until it is told not to', async () => {
    const ask = () => commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', carbonXml(), 10);
    const lenses = await until(ask, found => found.some(({ command }) => /expire/.test(command?.title ?? '')));
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.match(titles[0]!, /^primary · 2 places · expire/);
    assert.match(titles[1]!, /^internal · 1 place · no such file$/);
    const [{ command }] = lenses as [CodeLens];
    await commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    const settings = workspace.getConfiguration('wso2Config');
    await settings.update('codeLens', false, ConfigurationTarget.Workspace);
    try {
      assert.deepEqual(await until(ask, found => found.length === 0), []);
    } finally {
      await settings.update('codeLens', undefined, ConfigurationTarget.Workspace);
    }
    assert.equal((await until(ask, found => found.length > 0)).length, 2);
  });

  it('has the keystore blocks in the outline, without a password', async () => {
    const symbols = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', carbonXml());
    assert.deepEqual(symbols.map(({ name }) => name), ['Primary keystore', 'Internal keystore']);
    assert.deepEqual(symbols[0]!.children.map(({ name }) => name), ['Location', 'Type', 'Password', 'KeyAlias', 'KeyPassword']);
    assert.ok(!JSON.stringify(symbols).includes(canary));
  });

  it('finds keystores by some letters of their names', async () => {
    const found = await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'wcarbjks');
    assert.ok(found.some(({ name, location }) => name === 'wso2carbon.jks' && location.uri.toString() === carbonXml().toString()));
  });
});
