// The extension's whole make-up: a log, a trace, the server behind a client, a status item, and commands.

import { type ExtensionContext, window } from 'vscode';
import { type Status, statusNotification } from '../../server/src/lsp/protocol.ts';
import { registerCommands } from './commands.ts';
import { makeKeystoresTree } from './keystores-tree.ts';
import { registerPlaces } from './places.ts';
import { registerKeystoreEditor } from './keystore-editor.ts';
import { makeReport } from './report.ts';
import { makeClient, restartWhenNeeded } from './server.ts';
import { makeStatus } from './status.ts';
import { registerTasks } from './tasks.ts';
import { makeTracer } from './trace.ts';

/** Called by VS Code when a folder holds a home, or a command is run first. */
export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('WSO2 Config', { log: true });
  const tracer = makeTracer(log);
  const status = makeStatus();
  const client = makeClient(context, log, tracer);
  const viewers = registerKeystoreEditor(context, client, log);
  const keystores = makeKeystoresTree(context, client);
  const report = makeReport(client);
  context.subscriptions.push(log, tracer, status, viewers, keystores, report);
  context.subscriptions.push(client.onNotification(statusNotification, (now: Status) => {
    status.show(now);
    viewers.refresh();
    void keystores.show(now);
    void report.refresh();
  }));
  context.subscriptions.push(...restartWhenNeeded(client, log), ...registerCommands(context, client, log, report), registerPlaces(client), registerTasks(context));
  // Last in, first out: the server ends while there still is a log to write to.
  context.subscriptions.push(client);
  await client.start();
}
