// What the client is configured with, asked for or told.

import type { Connection } from 'vscode-languageserver/node';
import { noting } from './guard.ts';
import type { Server } from './server.ts';
import { foldersOfSettings } from './start.ts';

/** How long the client may take to say what it is configured with. */
const patience = 3000;

/** Asks what the client is configured with, folder by folder. Never fails: without an answer what is known holds. */
export async function configure(connection: Connection, server: Server): Promise<void> {
  if (!server.client.hasConfiguration) return;
  const { folders } = server.opened;
  const items = [{ section: 'wso2Config' }, ...folders.map((folder) => ({ section: 'wso2Config', scopeUri: server.files.published(folder).uri }))];
  const asked = connection.workspace.getConfiguration(items).then((answers: unknown) => {
    if (Array.isArray(answers)) apply(server, [undefined, ...folders].map((folder, index) => [folder, answers[index] as unknown]));
  }).catch(() => connection.console.error('The client did not say what it is configured with'));
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
}

/** Takes what the client says when its configuration changes. */
export function followConfiguration(connection: Connection, running: () => Server): void {
  connection.onDidChangeConfiguration(noting('didChangeConfiguration', (message) => connection.console.error(message), ({ settings }) => {
    const server = running();
    if (server.client.hasConfiguration) return void configure(connection, server);
    const told: unknown = settings;
    apply(server, [[undefined, typeof told === 'object' && told !== null && 'wso2Config' in told ? told.wso2Config : told]]);
  }));
}

function apply({ opened, settings, session, world, isTrusted }: Server, configured: readonly (readonly [string | undefined, unknown])[]): void {
  // Of folders that are not trusted nothing leads outside, whoever names it.
  const homes = configured.flatMap(([, each]) => (isTrusted ? foldersOfSettings(each) : [])).filter((home) => !opened.homes.includes(home));
  if (homes.length > 0) opened.homes = [...new Set([...opened.homes, ...homes])];
  // A client that speaks for itself may take back what it said at the start.
  if (configured.some(([, each]) => typeof each === 'object' && each !== null && Object.keys(each).length > 0)) settings.setInitial(undefined);
  for (const [folder, each] of configured) settings.setConfigured(folder === undefined ? undefined : world.real(folder), each ?? undefined);
  session.again({ find: homes.length > 0, forget: homes.length > 0 });
}
