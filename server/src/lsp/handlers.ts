// Which request is answered by what: a table.

import {
  DefinitionRequest, DocumentLinkRequest, HoverRequest, ReferencesRequest,
  type CancellationToken, type Connection, type DefinitionParams, type DocumentLinkParams, type HoverParams, type ReferenceParams,
} from 'vscode-languageserver/node';
import { actionHandlers } from './action-handlers.ts';
import { toDefinition, toHover, toLinks, toReferences } from './convert.ts';
import { encodingHandlers } from './encoding-handlers.ts';
import { answering } from './guard.ts';
import { atOf, handler, openedAt, type Handler } from './handler.ts';
import { keystoresHandlers } from './keystores-handlers.ts';
import { checkRequest } from './protocol.ts';
import { renameHandlers } from './rename-handlers.ts';
import { reportHandlers } from './report-handlers.ts';
import type { Server } from './server.ts';
import { trustHandlers } from './trust-handlers.ts';
import { useHandlers } from './use-handlers.ts';
import { viewHandlers } from './view-handlers.ts';
import { writingHandlers } from './writing-handlers.ts';

const handlers: readonly Handler[] = [
  handler(HoverRequest.method, async (server, { textDocument, position }: HoverParams) => {
    const at = await openedAt(server, textDocument.uri, position);
    return at ? toHover(at, position, server.files, server.client) : null;
  }),
  handler(DefinitionRequest.method, (server, { textDocument, position }: DefinitionParams) => {
    const at = atOf(server, textDocument.uri);
    return at ? toDefinition(at, position, server.files, server.client) : null;
  }),
  handler(ReferencesRequest.method, (server, { textDocument, position, context }: ReferenceParams) => {
    const at = atOf(server, textDocument.uri);
    return at ? toReferences(at, position, context.includeDeclaration, server.files) : null;
  }),
  handler(DocumentLinkRequest.method, (server, { textDocument }: DocumentLinkParams) => {
    const at = atOf(server, textDocument.uri);
    return at ? toLinks(at, server.files, server.commands) : [];
  }),
  handler(checkRequest, async ({ session }) => {
    session.again({ find: true, forget: true });
    await session.idle();
    return null;
  }),
  ...actionHandlers,
  ...trustHandlers,
  ...encodingHandlers,
  ...renameHandlers,
  ...reportHandlers,
  ...useHandlers,
  ...viewHandlers,
  ...writingHandlers,
  ...keystoresHandlers,
];

/** Answers requests, each in its guard. */
export function answerRequests(connection: Connection, server: () => Server): void {
  for (const { method, answer } of handlers) {
    const answered = answering(method, (message) => connection.console.error(message), (params: unknown) => answer(server(), params as never));
    // A request without parameters comes with its token alone.
    connection.onRequest(method, (...given: readonly unknown[]) => answered(given.length < 2 ? undefined : given[0], given.at(-1) as CancellationToken));
  }
}
