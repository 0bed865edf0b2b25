// Answers about code actions: what is offered, the edit of one that was chosen, and commands for clients that cannot ask for edits.

import {
  CodeActionKind, CodeActionRequest, CodeActionResolveRequest, ExecuteCommandRequest,
  type CodeAction, type CodeActionParams, type ExecuteCommandParams,
} from 'vscode-languageserver/node';
import { isSettingSeverity, rules, severityEdits } from '../core/index.ts';
import { actionsAt, commandsAt, editsOf, isEditable } from './actions.ts';
import { applyFix, toActionData, toCodeAction, toCommandAction, toOffsets } from './convert.ts';
import { atOf, handler, type Handler } from './handler.ts';
import { setSeverity } from './protocol.ts';
import type { Server } from './server.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

export const actionHandlers: readonly Handler[] = [
  handler(CodeActionRequest.method, codeActions),
  handler(CodeActionResolveRequest.method, resolveAction),
  handler(ExecuteCommandRequest.method, execute),
];

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
