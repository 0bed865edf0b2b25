// Which request is answered by what: a table.

import {
  CodeActionKind, CodeActionRequest, CodeActionResolveRequest, DefinitionRequest, DocumentLinkRequest, ExecuteCommandRequest, HoverRequest, ReferencesRequest,
  type CodeAction, type CodeActionParams, type Connection, type DefinitionParams, type DocumentLinkParams, type ExecuteCommandParams, type HoverParams, type Position, type ReferenceParams,
} from 'vscode-languageserver/node';
import { isOpeningAt, isSettingSeverity, rules, severityEdits } from '../core/index.ts';
import { actionsAt, commandsAt, editsOf, isEditable } from './actions.ts';
import { applyFix, toActionData, toCodeAction, toCommandAction, toDefinition, toHover, toLinks, toOffsets, toReferences, toWorkspaceEdit } from './convert.ts';
import { answering } from './guard.ts';
import { checkRequest, setSeverity } from './protocol.ts';
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
  handler(HoverRequest.method, async (server, { textDocument, position }: HoverParams) => {
    const at = await openedAt(server, textDocument.uri, position);
    return at ? toHover(at, position, server.files) : null;
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

/** How long a hover waits for a keystore that is being opened. */
const patience = 2000;

/** A place once the keystore that it names is open, or has taken too long. */
async function openedAt(server: Server, uri: string, position: Position): Promise<At | undefined> {
  const isOver = new Promise<true>((resolve) => setTimeout(resolve, patience, true).unref());
  for (;;) {
    const at = atOf(server, uri);
    if (!at || !isOpeningAt(at.model, at.file, server.files.lines(at.file).offset(position))) return at;
    if (await Promise.race([isOver, server.session.nextOpened()])) return atOf(server, uri);
  }
}

function codeActions(server: Server, { textDocument, range, context }: CodeActionParams): unknown {
  const wanted = context.only?.every((kind) => kind !== CodeActionKind.QuickFix && kind !== CodeActionKind.Empty) !== true;
  const at = wanted ? atOf(server, textDocument.uri) : undefined;
  if (!at) return [];
  const offsets = toOffsets(range, server.files.lines(at.file));
  const actions = [
    ...actionsAt(at.state, at.file, offsets, server).map((action) => toCodeAction(action, context.diagnostics, server.files, server.client)),
    ...commandsAt(at.state, at.file, offsets, server).map((action) => toCommandAction(action, context.diagnostics, server.files)),
  ];
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
async function execute(server: Server, { command, arguments: given = [] }: ExecuteCommandParams): Promise<null> {
  const edit = command === applyFix ? editOf(server, given[0]) : command === setSeverity ? severityEdit(server, given) : undefined;
  if (edit) await server.connection.workspace.applyEdit(edit);
  return null;
}

/** Gives a rule a severity in the settings file of the home that a file belongs to. */
function severityEdit(server: Server, [rule, file, severity]: readonly unknown[]): CodeAction['edit'] {
  if (typeof rule !== 'string' || typeof file !== 'string' || !isSettingSeverity(severity) || !rules.some(({ id }) => id === rule)) return undefined;
  const at = server.session.at(file);
  const edits = at ? severityEdits(at.model, rule, severity) : [];
  return edits.length > 0 && edits.every((edit) => isEditable(edit, server)) ? toWorkspaceEdit(edits, server.files, server.client) : undefined;
}
