// Edits of the core as a workspace edit, in the best form that the client takes.

import type { AnnotatedTextEdit, ChangeAnnotation, CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { print, type Annotation, type Edit } from '../core/index.ts';
import type { Client } from './client.ts';
import { rangeOf, type Files } from './convert.ts';

/** Edits with versions and annotations where the client takes them, else by file alone; without those that a client cannot have confirmed. */
export function toWorkspaceEdit(given: readonly Edit[], { lines, published }: Files, client: Client): WorkspaceEdit {
  const edits = client.takesAnnotations ? given : given.filter(({ annotation }) => annotation?.needsConfirmation !== true);
  const annotations = client.takesAnnotations ? annotationsOf(edits) : new Map<string, ChangeAnnotation>();
  const byFile = new Map<string, (TextEdit | AnnotatedTextEdit)[]>();
  for (const { file, range, text, annotation } of edits) {
    const edit: TextEdit = { range: rangeOf(range, lines(file)), newText: text };
    const id = annotation && idOf(annotation);
    byFile.set(file, [...(byFile.get(file) ?? []), id !== undefined && annotations.has(id) ? { ...edit, annotationId: id } : edit]);
  }
  if (!client.takesDocumentChanges) return { changes: Object.fromEntries([...byFile].map(([file, changes]) => [published(file).uri, changes])) };
  const created = new Set(edits.filter(({ creates }) => creates).map(({ file }) => file));
  return {
    documentChanges: [...byFile].flatMap(([file, changes]): (CreateFile | TextDocumentEdit)[] => {
      const { uri, version } = published(file);
      const edit = { textDocument: { uri, version: version ?? null }, edits: changes };
      return created.has(file) ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, edit] : [edit];
    }),
    ...(annotations.size > 0 ? { changeAnnotations: Object.fromEntries(annotations) } : {}),
  };
}

const idOf = ({ label, needsConfirmation }: Annotation): string => `${print(label)}${needsConfirmation === true ? ' ?' : ''}`;

function annotationsOf(edits: readonly Edit[]): ReadonlyMap<string, ChangeAnnotation> {
  return new Map(edits.flatMap(({ annotation }): [string, ChangeAnnotation][] => {
    if (!annotation) return [];
    const { label, needsConfirmation, description } = annotation;
    return [[idOf(annotation), {
      label: print(label),
      needsConfirmation: needsConfirmation ?? false,
      ...(description ? { description: print(description) } : {}),
    }]];
  }));
}
