// Answers about what means the same: highlights in the open file, and renaming it everywhere.

import {
  DocumentHighlightKind, DocumentHighlightRequest, LSPErrorCodes, PrepareRenameRequest, RenameRequest, ResponseError,
  type DocumentHighlight, type DocumentHighlightParams, type PrepareRenameParams, type PrepareRenameResult, type RenameParams, type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { highlights, prepareRename, rename, shortPath, words, type Edit, type Refused, type Renamed, type Words } from '../core/index.ts';
import { isEditable } from './actions.ts';
import { rangeOf } from './convert.ts';
import { atOf, handler, type Handler } from './handler.ts';
import { say } from './language.ts';
import type { Server } from './server.ts';
import type { At } from './session.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

export const renameHandlers: readonly Handler[] = [
  handler(DocumentHighlightRequest.method, highlightsAt),
  handler(PrepareRenameRequest.method, prepare),
  handler(RenameRequest.method, renamed),
];

const kinds = { read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write, text: DocumentHighlightKind.Text } as const;

function highlightsAt(server: Server, { textDocument, position }: DocumentHighlightParams): DocumentHighlight[] {
  const at = atOf(server, textDocument.uri);
  if (!at) return [];
  const lines = server.files.lines(at.file);
  return highlights(at.model, at.file, lines.offset(position)).map(({ range, kind }) => ({ range: rangeOf(range, lines), kind: kinds[kind] }));
}

/** A range alone for a password: what stands there, the editor has before it. */
function prepare(server: Server, { textDocument, position }: PrepareRenameParams): PrepareRenameResult | null {
  const at = atOf(server, textDocument.uri);
  if (!at) return null;
  const lines = server.files.lines(at.file);
  const found = prepareRename(at.model, at.file, lines.offset(position));
  if (!found) return null;
  const { range, placeholder } = unlessRefused(found);
  return placeholder === undefined ? rangeOf(range, lines) : { range: rangeOf(range, lines), placeholder };
}

function renamed(server: Server, { textDocument, position, newName }: RenameParams): WorkspaceEdit {
  const at = atOf(server, textDocument.uri);
  const found = at && rename(at.model, at.file, server.files.lines(at.file).offset(position), newName);
  if (!found) throw refusal(words('There is nothing to rename here: neither a keystore file, nor an alias, a password or a secret'));
  const answer = unlessRefused(found);
  return withFile(server, at, toWorkspaceEdit(editable(server, at, answer.edits), server.files, server.client), answer);
}

/** Edits of files whose encoding can be kept; where one that matters cannot, nothing is renamed. */
function editable(server: Server, { model }: At, edits: readonly Edit[]): readonly Edit[] {
  const kept = edits.filter((edit) => isEditable(edit, server));
  const lost = edits.find((edit) => !kept.includes(edit) && edit.annotation?.needsConfirmation !== true);
  if (lost) throw refusal(words('{0} would have to change, but its encoding could not be kept: open it in that encoding first', shortPath(model, lost.file)));
  return kept;
}

const renamesFile = 'rename the keystore file';

/** Offers to rename the keystore file, too, where the client asks before it does; other homes may name it as well. */
function withFile(server: Server, { model }: At, edit: WorkspaceEdit, { moves }: Renamed): WorkspaceEdit {
  const { client, files, session, world } = server;
  if (!moves || !client.renamesFiles) return edit;
  const real = world.real(moves.from);
  const others = session.states().filter(({ home, model: other }) => home.path !== model.home.path && other?.uses.some(({ target }) => target.kind === 'path' && target.real === real));
  const description = others.length === 0 ? {} : { description: say(words('Other homes name this file, too, and would not find it any more: {0}', others.map(({ home }) => home.path).join(', '))) };
  const [oldUri, newUri] = [moves.from, moves.to].map((path) => files.published(path).uri) as [string, string];
  return {
    documentChanges: [...edit.documentChanges ?? [], { kind: 'rename', oldUri, newUri, options: { overwrite: false, ignoreIfExists: true }, annotationId: renamesFile }],
    changeAnnotations: { ...edit.changeAnnotations, [renamesFile]: { label: say(words('Rename the keystore file, too')), needsConfirmation: true, ...description } },
  };
}

function unlessRefused<T extends object>(answer: T | Refused): T {
  if ('refused' in answer) throw refusal(answer.refused);
  return answer;
}

const refusal = (why: Words): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, say(why));
