// Answers about what means the same: highlights in the open file.

import { DocumentHighlightKind, DocumentHighlightRequest, type DocumentHighlight, type DocumentHighlightParams } from 'vscode-languageserver/node';
import { highlights } from '../core/index.ts';
import { rangeOf } from './convert.ts';
import { atOf, handler, type Handler } from './handler.ts';

export const renameHandlers: readonly Handler[] = [
  handler(DocumentHighlightRequest.method, (server, { textDocument, position }: DocumentHighlightParams): DocumentHighlight[] => {
    const at = atOf(server, textDocument.uri);
    if (!at) return [];
    const lines = server.files.lines(at.file);
    return highlights(at.model, at.file, lines.offset(position)).map(({ range, kind }) => ({ range: rangeOf(range, lines), kind: kinds[kind] }));
  }),
];

const kinds = { read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write, text: DocumentHighlightKind.Text } as const;
