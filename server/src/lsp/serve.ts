// The life of a connection: from initialize to exit, and what comes to pass in between.

import './memory.ts';
import { DidChangeConfigurationNotification, ErrorCodes, ResponseError, type Connection, type InitializeParams } from 'vscode-languageserver/node';
import { clientOf, openedFolders } from './client.ts';
import { configure, followConfiguration } from './configuration.ts';
import { followDisk, followDocuments, followFolders } from './follow.ts';
import { answerRequests } from './handlers.ts';
import { speak } from './language.ts';
import { makeServer, type Server } from './server.ts';
import { startOf } from './start.ts';

/** Serves a client until it says exit; `initialized` gives what it said with `initialize`, once it has. */
export function serve(connection: Connection, initialized: () => InitializeParams | undefined): void {
  let server: Server | undefined;
  let isShutDown = false;
  const running = (): Server => {
    if (isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down');
    const params = initialized();
    if (!params) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized');
    server ??= begin(connection, params);
    return server;
  };

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
}

function begin(connection: Connection, params: InitializeParams): Server {
  speak(typeof params.locale === 'string' ? params.locale : undefined);
  const folders = openedFolders(params);
  const start = startOf(params.initializationOptions);
  return makeServer(connection, clientOf(params), { folders, homes: start.homes, isBare: folders.length === 0 }, start);
}
