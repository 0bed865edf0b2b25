// Answers for who writes and looks around: completion, code lens, inlay hints, symbols.

import {
  CodeLensRequest, CompletionRequest, CompletionResolveRequest, DocumentSymbolRequest, InlayHintRequest, WorkspaceSymbolRequest,
  type CodeLensParams, type CompletionItem, type CompletionParams, type DocumentSymbolParams, type InlayHintParams, type WorkspaceSymbolParams,
} from 'vscode-languageserver/node';
import { describeCompletion } from '../core/index.ts';
import { atOf, handler, openedAt, type Handler } from './handler.ts';
import { say } from './language.ts';
import { markup } from './markup.ts';
import type { Server } from './server.ts';
import { toCompletionData, toCompletions, toDocumentSymbols, toHints, toLenses, toSnippets, toSymbols } from './writing-convert.ts';

export const writingHandlers: readonly Handler[] = [
  handler(CompletionRequest.method, async (server, { textDocument, position }: CompletionParams) => {
    const at = await openedAt(server, textDocument.uri, position);
    return at ? [...toCompletions(at, position, server), ...toSnippets(at, position, server)] : [];
  }),
  handler(CompletionResolveRequest.method, resolveCompletion),
  handler(CodeLensRequest.method, (server, { textDocument }: CodeLensParams) => {
    const at = atOf(server, textDocument.uri);
    return at && server.settings.shown(at.state.home).codeLens ? toLenses(at, server) : [];
  }),
  handler(InlayHintRequest.method, (server, { textDocument, range }: InlayHintParams) => {
    const at = atOf(server, textDocument.uri);
    return at && server.settings.shown(at.state.home).inlayHints ? toHints(at, range, server.files) : [];
  }),
  handler(DocumentSymbolRequest.method, (server, { textDocument }: DocumentSymbolParams) => {
    const at = atOf(server, textDocument.uri);
    return at ? toDocumentSymbols(at, server) : [];
  }),
  handler(WorkspaceSymbolRequest.method, ({ session, files }, { query }: WorkspaceSymbolParams) =>
    toSymbols(session.states().flatMap(({ model }) => model ?? []), query, files)),
];

function resolveCompletion(server: Server, item: CompletionItem): CompletionItem {
  const data = toCompletionData(item.data);
  const at = data && server.session.at(data.file);
  const value = at && describeCompletion(at.model, at.file, data);
  return value ? { ...item, documentation: markup(say(value), server.client.documentsMarkdown) } : item;
}
