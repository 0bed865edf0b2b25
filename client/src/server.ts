// The language server's process: starts it, tells it whether the folder is trusted, starts it anew when that changes.

import { type Disposable, type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, RevealOutputChannelOn, TransportKind, type WorkspaceMiddleware } from 'vscode-languageclient/node';
import { keepEncodings } from './encodings.ts';
import { changeSeverity, type ClientSettings, explainRule, type InitializationOptions, openKeystore, showPlaces, suggestAgain, trustCertificate, useKeystore } from '../../server/src/lsp/protocol.ts';
import type { Tracer } from './trace.ts';

/** Files are chosen by path, since other extensions claim `.xml` under names of their own. */
export const documents = [{ scheme: 'file', pattern: '**/*.{xml,properties,json,policy,toml}' }];

/** What somebody has set for a file or folder: a default would stand over the settings file of a home, `.wso2-config.json`. */
function settingsOf(scope: Uri | undefined): ClientSettings {
  const settings = workspace.getConfiguration('wso2Config', scope);
  const isSet = (name: string) => {
    const { globalValue, workspaceValue, workspaceFolderValue } = settings.inspect(name) ?? {};
    return [globalValue, workspaceValue, workspaceFolderValue].some(value => value !== undefined);
  };
  const names = ['rules', 'certificateExpiryDays', 'codeLens', 'inlayHints'].filter(isSet);
  return Object.fromEntries(names.map(name => [name, settings.get(name)]));
}

/** What the server is told at its start, read anew at each. */
const initializationOptions = (): InitializationOptions => ({
  settings: settingsOf(undefined),
  trusted: workspace.isTrusted,
  homes: workspace.getConfiguration('wso2Config').get('homes', []),
  status: true,
  encodings: true,
  commands: [explainRule, changeSeverity, trustCertificate, showPlaces, suggestAgain, openKeystore, useKeystore],
});

/** Answers the server's questions for our section; the library would answer with the defaults as well. */
const answerConfiguration: NonNullable<WorkspaceMiddleware['configuration']> = async (params, token, next) => {
  if (params.items.some(({ section }) => section !== 'wso2Config')) return next(params, token);
  return params.items.map(({ scopeUri }) => settingsOf(scopeUri === undefined ? undefined : Uri.parse(scopeUri)));
};

/** Makes the client of dist/server.js; it does not start it. */
export function makeClient(context: ExtensionContext, log: LogOutputChannel, tracer: Tracer): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  const encodings = keepEncodings(() => client, tracer.middleware.sendRequest);
  const options: LanguageClientOptions = {
    documentSelector: documents,
    diagnosticCollectionName: 'wso2',
    initializationOptions,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    ...tracer,
    middleware: {
      ...tracer.middleware,
      sendRequest: encodings.answered,
      workspace: { configuration: answerConfiguration, handleApplyEdit: encodings.applied },
    },
  };
  const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client = new LanguageClient('wso2Config', 'WSO2 Config', { run: { module, transport }, debug }, options);
  return client;
}

/** Starts the server anew when what only its start can tell it has changed. Gives the end of the watch. */
export function restartWhenNeeded(client: LanguageClient, log: LogOutputChannel): Disposable[] {
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
