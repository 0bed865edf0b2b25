// The commands of the palette, and how they fail: with a sentence, and the rest in the log.

import { commands, type Disposable, type LogOutputChannel, ProgressLocation, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { checkRequest } from '../../server/src/lsp/protocol.ts';

/** Asks the server to look at everything again, with progress in the status bar. */
async function checkAgain(client: LanguageClient): Promise<void> {
  const progress = { location: ProgressLocation.Window, title: 'Checking WSO2 homes' };
  await window.withProgress(progress, () => client.sendRequest(checkRequest));
}

/** Registers every command. */
export function registerCommands(client: LanguageClient, log: LogOutputChannel): Disposable[] {
  const table: Record<string, () => void | Promise<void>> = {
    'wso2Config.checkAgain': () => checkAgain(client),
    'wso2Config.showLog': () => log.show(),
  };
  return Object.entries(table).map(([id, run]) => commands.registerCommand(id, async () => {
    try {
      await run();
    } catch (error) {
      log.error(`${id}: ${String(error)}`);
      void window.showErrorMessage('WSO2 Config could not do this. "WSO2: Show Log" says why.');
    }
  }));
}
