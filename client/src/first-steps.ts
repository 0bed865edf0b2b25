// The first five minutes: the walkthrough, and a home with a handful of mistakes to try things on.

import { commands, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode';

/** Opens the walkthrough. */
export async function getStarted({ extension }: ExtensionContext): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#firstSteps`, false);
}

/** The first name for the sample in a folder that nothing has yet: what somebody changed in an earlier one stays. */
async function freeName(folder: Uri): Promise<Uri> {
  for (let number = 1; ; number += 1) {
    const uri = Uri.joinPath(folder, number === 1 ? 'wso2-sample' : `wso2-sample-${number}`);
    const isTaken = await workspace.fs.stat(uri).then(() => true, () => false);
    if (!isTaken) return uri;
  }
}

/** Copies the sample into a folder that the person chooses, and opens the copy. */
export async function openSample(context: ExtensionContext): Promise<void> {
  const [folder] = await window.showOpenDialog({
    canSelectFiles: false, canSelectFolders: true, title: l10n.t('Folder for a copy of the sample home'), openLabel: l10n.t('Copy Here'),
  }) ?? [];
  if (folder === undefined) return;
  const home = await freeName(folder);
  await workspace.fs.copy(Uri.file(context.asAbsolutePath('dist/sample')), home);
  await commands.executeCommand('vscode.openFolder', home, { forceNewWindow: workspace.workspaceFolders !== undefined });
}
