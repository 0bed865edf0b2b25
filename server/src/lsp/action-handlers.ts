// Answers about code actions: what is offered, the edit of one that was chosen, and commands for clients that cannot ask for edits.

import {
  CodeActionKind, CodeActionRequest, CodeActionResolveRequest, ExecuteCommandRequest,
  type CodeAction, type CodeActionParams, type ExecuteCommandParams,
} from 'vscode-languageserver/node';
import { isSettingSeverity, rules, severityEdits, words, type Fix } from '../core/index.ts';
import { actionsAt, annotatedEdits, chosenOf, commandsAt, fixAllAt, insertAt, isEditable } from './actions.ts';
import { toActionData, toCodeAction, toCommandAction, toFixAllAction, toInsertAction, toOffsets } from './convert.ts';
import { atOf, handler, type Handler } from './handler.ts';
import { say } from './language.ts';
import { applyFix, fixAllKind, setSeverity, trustCommand, useInstead } from './protocol.ts';
import type { Server } from './server.ts';
import { trustActionsAt, trustByCommand } from './trust-handlers.ts';
import { useActionsAt, useByCommand, type OfferedRefactoring } from './use-handlers.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

export const actionHandlers: readonly Handler[] = [
  handler(CodeActionRequest.method, codeActions),
  handler(CodeActionResolveRequest.method, resolveAction),
  handler(ExecuteCommandRequest.method, execute),
];

/** Whether a client that asks for these kinds wants an action of this one: a kind stands for those below it. */
export const isWanted = (kind: string, only: readonly string[] | undefined): boolean =>
  only === undefined || only.some((each) => each === CodeActionKind.Empty || each === kind || kind.startsWith(`${each}.`));

function codeActions(server: Server, { textDocument, range, context: { only, diagnostics } }: CodeActionParams): unknown {
  const withFixes = isWanted(CodeActionKind.QuickFix, only);
  // Nobody expects it among what is to be done at a place.
  const withAll = only !== undefined && isWanted(fixAllKind, only);
  const withRewrites = isWanted(CodeActionKind.RefactorRewrite, only);
  const at = withFixes || withAll || withRewrites ? atOf(server, textDocument.uri) : undefined;
  if (!at) return [];
  const offsets = toOffsets(range, server.files.lines(at.file));
  const all = withAll ? fixAllAt(at.state, at.file, server) : undefined;
  const inserted = withRewrites ? insertAt(at.state, at.file, offsets, server) : undefined;
  const actions = [
    ...(withFixes ? trustActionsAt(server, at.state, at.file, offsets).map((action) => toCommandAction(action, diagnostics, server.files)) : []),
    ...(withFixes ? actionsAt(at.state, at.file, offsets, server).map((action) => toCodeAction(action, diagnostics, server.files, server.client)) : []),
    ...(withFixes ? commandsAt(at.state, at.file, offsets, server).map((action) => toCommandAction(action, diagnostics, server.files)) : []),
    ...(withRewrites ? useActionsAt(server, at, offsets.start).map(toRefactoring) : []),
    ...(inserted ? [toInsertAction(inserted, server.client)] : []),
    ...(all ? [toFixAllAction(all, server.client)] : []),
  ];
  return server.client.takesActions ? actions : actions.flatMap(({ command }) => command ?? []);
}

const toRefactoring = ({ title, command, arguments: given }: OfferedRefactoring): CodeAction =>
  ({ title, kind: CodeActionKind.RefactorRewrite, command: { title, command, arguments: [...given] } });

function resolveAction(server: Server, action: CodeAction): CodeAction {
  const chosen = chosenIn(server, action.data);
  return chosen ? { ...action, edit: toWorkspaceEdit(annotatedEdits(chosen), server.files, server.client) } : action;
}

function chosenIn(server: Server, given: unknown): Fix | undefined {
  const data = toActionData(given);
  const at = data && server.session.at(data.file);
  return at && chosenOf(at.state, data, server);
}

/** For clients that cannot ask for an edit, or show what it needs a yes for: it is sent when the action is chosen. */
async function execute(server: Server, { command, arguments: given = [] }: ExecuteCommandParams): Promise<null> {
  if (command === trustCommand) return trustByCommand(server, given);
  if (command === useInstead) return useByCommand(server, given);
  const edit = command === applyFix ? await agreedEdit(server, given[0]) : command === setSeverity ? severityEdit(server, given) : undefined;
  // Emacs asks the person first, and says no as a failure: that is an answer, none of ours.
  if (edit) await server.connection.workspace.applyEdit(edit).catch(() => undefined);
  return null;
}

async function agreedEdit(server: Server, given: unknown): Promise<CodeAction['edit']> {
  const fix = chosenIn(server, given);
  if (!fix?.confirm || server.client.takesAnnotations) return fix && toWorkspaceEdit(annotatedEdits(fix), server.files, server.client);
  const agree = { title: say(words('Do it')) };
  const answer = await server.connection.window.showWarningMessage(say(fix.confirm), agree);
  if (answer?.title !== agree.title) return undefined;
  // The texts may have changed while the person was reading.
  const still = chosenIn(server, given);
  return still && toWorkspaceEdit(still.edits, server.files, server.client);
}

/** Gives a rule a severity in the settings file of the home that a file belongs to. */
function severityEdit(server: Server, [rule, file, severity]: readonly unknown[]): CodeAction['edit'] {
  if (typeof rule !== 'string' || typeof file !== 'string' || !isSettingSeverity(severity) || !rules.some(({ id }) => id === rule)) return undefined;
  const at = server.session.at(file);
  const edits = at ? severityEdits(at.model, rule, severity) : [];
  return edits.length > 0 && edits.every((edit) => isEditable(edit, server)) ? toWorkspaceEdit(edits, server.files, server.client) : undefined;
}
