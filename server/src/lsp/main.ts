// Entry point of the language server: answers `initialize`, and loads what it takes to serve with the next message.

import { createConnection, Message, ProposedFeatures, type InitializeParams } from 'vscode-languageserver/node';
import { initializeResult } from './capabilities.ts';
import type * as Rest from './serve.ts';

let initialized: InitializeParams | undefined;
let isServing = false;

const connection = createConnection(ProposedFeatures.all, {
  messageStrategy: {
    handleMessage: (message, next) => {
      // The library would log a message that it does not understand whole, parameters and all.
      if (!Message.isRequest(message) && !Message.isNotification(message) && !Message.isResponse(message)) return undefined;
      if (!Message.isRequest(message) || message.method !== 'initialize') serve();
      return next(message);
    },
  },
});
connection.onInitialize((params) => {
  initialized = params;
  return initializeResult(params);
});
connection.listen();

/** A file of its own: a client that waits for the answer to `initialize` does not wait for the catalogue and the rules. */
function serve(): void {
  if (isServing) return;
  isServing = true;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- not before it is needed
  const rest = require('./serve.ts') as typeof Rest;
  rest.serve(connection, () => initialized);
}
