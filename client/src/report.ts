// The keystore report in a panel of its own: a page without a script, whose links are commands of ours.

import { commands, Disposable, l10n, Range, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { openKeystore, openPlace, type PlaceArguments, type ReportParams, reportRequest, saveReport } from '../../server/src/lsp/protocol.ts';

/** Shows the place of a problem. */
const open = async (...[uri, line, character]: PlaceArguments) => {
  await commands.executeCommand('vscode.open', Uri.parse(uri), { selection: new Range(line, character, line, character) });
};

/** Makes the report; `refresh` is for when something of it may have changed. */
export function makeReport(client: LanguageClient): Disposable & { show: () => Promise<void>; save: () => Promise<void>; refresh: () => Promise<void> } {
  let panel: WebviewPanel | undefined;
  const ask = (params: ReportParams) => client.sendRequest<string>(reportRequest, params);
  const refresh = async () => {
    const shown = panel;
    if (shown?.visible !== true) return;
    const page = await ask({ format: 'html', links: true });
    // What is the same keeps where it was scrolled to, and what was unfolded.
    if (shown === panel && shown.webview.html !== page) shown.webview.html = page;
  };
  const show = async () => {
    if (panel) panel.reveal();
    else {
      panel = window.createWebviewPanel('wso2Config.report', l10n.t('Keystore Report'), ViewColumn.Active, {
        enableScripts: false, enableCommandUris: [openKeystore, openPlace, saveReport], localResourceRoots: [], enableFindWidget: true,
      });
      panel.onDidDispose(() => { panel = undefined; });
      panel.onDidChangeViewState(() => void refresh());
    }
    await refresh();
  };
  const save = async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const file = await window.showSaveDialog({
      title: l10n.t('Save the keystore report'), filters: { HTML: ['html'], Markdown: ['md'] }, ...(folder ? { defaultUri: Uri.joinPath(folder, 'keystore-report.html') } : {}),
    });
    if (file) await workspace.fs.writeFile(file, Buffer.from(await ask({ format: file.path.endsWith('.md') ? 'md' : 'html', links: false })));
  };
  const parts = Disposable.from(commands.registerCommand(openPlace, open), { dispose: () => { panel?.dispose(); } });
  return Object.assign(parts, { show, save, refresh });
}
