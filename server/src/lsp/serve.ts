// The life of a connection: from initialize to exit, and what comes to pass in between.

import {
  CodeActionKind, DidChangeConfigurationNotification, ErrorCodes, ResponseError, TextDocumentSyncKind,
  type Connection, type InitializeParams, type InitializeResult,
} from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { clientOf, openedFolders } from './client.ts';
import { configure, followConfiguration } from './configuration.ts';
import { applyFix, fixAllKind } from './convert.ts';
import { followDisk, followDocuments, followFolders } from './follow.ts';
import { answerRequests } from './handlers.ts';
import { speak } from './language.ts';
import { setSeverity, trustCommand, useInstead } from './protocol.ts';
import { makeServer, type Server } from './server.ts';
import { startOf } from './start.ts';
import { writingCapabilities } from './writing-handlers.ts';

/** Serves a client until it says exit. */
export function serve(connection: Connection): void {
  let server: Server | undefined;
  let isShutDown = false;
  const running = (): Server => {
    if (isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down');
    if (!server) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized');
    return server;
  };

  connection.onInitialize((params) => {
    speak(typeof params.locale === 'string' ? params.locale : undefined);
    const folders = openedFolders(params);
    const start = startOf(params.initializationOptions);
    server = makeServer(connection, clientOf(params), { folders, homes: start.homes, isBare: folders.length === 0 }, start);
    return initializeResult(params);
  });
  connection.onInitialized(() => {
    const { client, session } = running();
    followFolders(connection, running);
    if (client.registersConfiguration) void connection.client.register(DidChangeConfigurationNotification.type, { section: 'wso2Config' }).catch(() => undefined);
    void configure(connection, running()).then(session.start);
  });
  connection.onShutdown(() => {
    server?.stop();
    isShutDown = true;
  });
  followDocuments(connection, running);
  followDisk(connection, running);
  followConfiguration(connection, running);
  answerRequests(connection, running);
  connection.listen();
}

const initializeResult = ({ capabilities }: InitializeParams): InitializeResult => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: capabilities.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
    documentLinkProvider: { resolveProvider: false },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind], resolveProvider: true },
    ...writingCapabilities,
    executeCommandProvider: { commands: [applyFix, setSeverity, trustCommand, useInstead] },
    ...(capabilities.workspace?.workspaceFolders === true ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {}),
  },
  serverInfo: { name: 'wso2-config', version },
});
