// Entry point of the language server, and of its worker, which is the same file.

import './memory.ts';
import { isMainThread } from 'node:worker_threads';
import { createConnection, Message, ProposedFeatures } from 'vscode-languageserver/node';
import { serveKeystores } from '../disk/worker.ts';
import { serve } from './serve.ts';

if (isMainThread) {
  serve(createConnection(ProposedFeatures.all, {
    messageStrategy: {
      // The library would log a message that it does not understand whole, parameters and all.
      handleMessage: (message, next) => (Message.isRequest(message) || Message.isNotification(message) || Message.isResponse(message) ? next(message) : undefined),
    },
  }));
} else {
  serveKeystores();
}
