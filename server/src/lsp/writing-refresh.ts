// Tells the client when lenses and hints of its open documents say something else: a keystore is open now, a day has begun.

import { CodeLensRefreshRequest, InlayHintRefreshRequest } from 'vscode-languageserver/node';
import { lenses } from '../core/index.ts';
import type { HomeState } from './home-state.ts';
import type { Server } from './server.ts';
import { line } from './writing-convert.ts';

type Parts = Pick<Server, 'connection' | 'client' | 'documents' | 'settings'>;

/** Looks after each pass, and asks the client to ask again where something has changed. */
export function shownRefresher(parts: Parts): (homes: readonly HomeState[]) => void {
  const { client, connection } = parts;
  let last = '';
  return (homes) => {
    const now = shownIn(homes, parts);
    if (now === last) return;
    last = now;
    const methods = [...(client.refreshesLenses ? [CodeLensRefreshRequest.method] : []), ...(client.refreshesHints ? [InlayHintRefreshRequest.method] : [])];
    for (const method of methods) connection.sendRequest(method).catch(() => undefined);
  };
}

/** All that is shown in the open documents, as a text. */
function shownIn(homes: readonly HomeState[], { documents, settings }: Parts): string {
  return homes.flatMap(({ home, model, files }) => {
    const open = documents.paths().flatMap((real) => files.get(real) ?? []);
    if (!model || open.length === 0) return [];
    const { codeLens, inlayHints } = settings.shown(home);
    return [`${codeLens} ${inlayHints}`, ...open.flatMap((file) => [file, ...lenses(model, file).map(({ facts }) => line(facts))])];
  }).join('\n');
}
