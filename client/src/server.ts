// The language server's process: starts it, tells it whether the folder is trusted, starts it anew when that changes.

import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol.ts';
import type { Tracer } from './trace.ts';

/** Files are chosen by path, since other extensions claim `.xml` under names of their own. */
export const documents = [{ scheme: 'file', pattern: '**/*.{xml,properties,json,policy,toml}' }];

/** What the server is told at its start, read anew at each. */
function initializationOptions(): InitializationOptions {
  const settings = workspace.getConfiguration('wso2Config');
  return {
    settings: { rules: settings.get('rules', {}), certificateExpiryDays: settings.get('certificateExpiryDays', 30) },
    trusted: workspace.isTrusted,
    homes: settings.get('homes', []),
  };
}

/** Makes the client of dist/server.js; it does not start it. */
export function makeClient(context: ExtensionContext, log: LogOutputChannel, tracer: Tracer): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  const options: LanguageClientOptions = {
    documentSelector: documents,
    diagnosticCollectionName: 'wso2',
    initializationOptions,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    ...tracer,
  };
  const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return new LanguageClient('wso2Config', 'WSO2 Config', { run: { module, transport }, debug }, options);
}

/** Starts the server anew when what only its start can tell it has changed. Gives the end of the watch. */
export function restartWhenNeeded(client: LanguageClient, log: LogOutputChannel): { dispose: () => void }[] {
  // One restart after the other: a second change while the first is under way must not be lost.
  let last: Promise<void> = Promise.resolve();
  const restart = (why: string) => {
    last = last.then(async () => {
      log.info(`${why}: the server starts anew`);
      await client.restart();
    }).catch((error: unknown) => log.error(`The server could not be started anew (${String(error)}): reload the window`));
  };
  return [
    workspace.onDidGrantWorkspaceTrust(() => restart('The folder is trusted now')),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('wso2Config.homes')) restart('The list of homes has changed');
    }),
  ];
}
