// Which request is answered by what: a table.

import {
  CodeActionKind, CodeActionRequest, CodeActionResolveRequest, DefinitionRequest, DocumentLinkRequest, ExecuteCommandRequest, HoverRequest,
  type CodeAction, type CodeActionParams, type Connection, type DefinitionParams, type DocumentLinkParams, type ExecuteCommandParams, type HoverParams,
} from 'vscode-languageserver/node';
import { actionsAt, editsOf } from './actions.ts';
import { applyFix, toActionData, toCodeAction, toDefinition, toHover, toLinks, toOffsets, toWorkspaceEdit } from './convert.ts';
import { answering } from './guard.ts';
import { checkRequest } from './protocol.ts';
import type { Server } from './server.ts';
import type { At } from './session.ts';
import { pathOf } from './uris.ts';

interface Handler {
  readonly method: string;
  readonly answer: (server: Server, params: never) => unknown;
}

/** Pairs a method with its answer; the method decides what the parameters are. */
const handler = <P>(method: string, answer: (server: Server, params: P) => unknown): Handler => ({ method, answer });

const handlers: readonly Handler[] = [
  handler(HoverRequest.method, (server, { textDocument, position }: HoverParams) => {
    const at = atOf(server, textDocument.uri);
    return at ? toHover(at, position, server.files) : null;
  }),
  handler(DefinitionRequest.method, (server, { textDocument, position }: DefinitionParams) => {
    const at = atOf(server, textDocument.uri);
    return at ? toDefinition(at, position, server.files, server.client) : null;
  }),
  handler(DocumentLinkRequest.method, (server, { textDocument }: DocumentLinkParams) => {
    const at = atOf(server, textDocument.uri);
    return at ? toLinks(at, server.files) : [];
  }),
  handler(CodeActionRequest.method, codeActions),
  handler(CodeActionResolveRequest.method, resolveAction),
  handler(ExecuteCommandRequest.method, execute),
  handler(checkRequest, async ({ session }) => {
    session.again({ find: true, forget: true });
    await session.idle();
    return null;
  }),
];

/** Answers requests, each in its guard. */
export function answerRequests(connection: Connection, server: () => Server): void {
  for (const { method, answer } of handlers) {
    connection.onRequest(method, answering(method, (message) => connection.console.error(message), (params: unknown) => answer(server(), params as never)));
  }
}

function atOf({ session }: Server, uri: string): At | undefined {
  const path = pathOf(uri);
  return path === undefined ? undefined : session.at(path);
}

function codeActions(server: Server, { textDocument, range, context }: CodeActionParams): unknown {
  const wanted = context.only?.every((kind) => kind !== CodeActionKind.QuickFix && kind !== CodeActionKind.Empty) !== true;
  const at = wanted ? atOf(server, textDocument.uri) : undefined;
  if (!at) return [];
  const actions = actionsAt(at.state, at.file, toOffsets(range, server.files.lines(at.file)), server)
    .map((action) => toCodeAction(action, context.diagnostics, server.files, server.client));
  return server.client.takesActions ? actions : actions.flatMap(({ command }) => command ?? []);
}

function resolveAction(server: Server, action: CodeAction): CodeAction {
  const edit = editOf(server, action.data);
  return edit ? { ...action, edit } : action;
}

function editOf(server: Server, given: unknown): CodeAction['edit'] {
  const data = toActionData(given);
  const at = data && server.session.at(data.file);
  const edits = at && editsOf(at.state, data, server);
  return edits && toWorkspaceEdit(edits, server.files, server.client);
}

/** For clients that cannot ask for an edit: it is sent when the action is chosen. */
async function execute(server: Server, { command, arguments: [data] = [] }: ExecuteCommandParams): Promise<null> {
  const edit = command === applyFix ? editOf(server, data) : undefined;
  if (edit) await server.connection.workspace.applyEdit(edit);
  return null;
}
