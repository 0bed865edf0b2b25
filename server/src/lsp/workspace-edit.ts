// Edits of the core as a workspace edit, in the best form that the client takes.

import type { AnnotatedTextEdit, ChangeAnnotation, CreateFile, SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { Annotation, Edit } from '../core/index.ts';
import type { Client } from './client.ts';
import { rangeOf, type Files } from './convert.ts';
import { say } from './language.ts';

/**
 * Edits with versions, annotations and places to fill in where the client takes them, else by file alone;
 * without those that it cannot have confirmed.
 */
export function toWorkspaceEdit(given: readonly Edit[], files: Files, client: Client): WorkspaceEdit {
  const edits = client.takesAnnotations ? given : given.filter(({ annotation }) => annotation?.needsConfirmation !== true);
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  if (!client.takesDocumentChanges) {
    return { changes: Object.fromEntries([...byFile].map(([file, own]) => [files.published(file).uri, own.map((edit) => toTextEdit(edit, files))])) };
  }
  const annotations = client.takesAnnotations ? edits.flatMap(({ annotation }) => annotation ?? []) : [];
  return {
    documentChanges: [...byFile].flatMap(([file, own]): (CreateFile | TextDocumentEdit)[] => {
      const { uri, version } = files.published(file);
      const edit = { textDocument: { uri, version: version ?? null }, edits: own.map((each) => toRichEdit(each, own, files, client)) };
      return own.some(({ creates }) => creates) ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, edit] : [edit];
    }),
    ...(annotations.length > 0 ? { changeAnnotations: Object.fromEntries(annotations.map((each) => [idOf(each), toAnnotation(each)])) } : {}),
  };
}

const toTextEdit = ({ file, range, text }: Edit, { lines }: Files): TextEdit => ({ range: rangeOf(range, lines(file)), newText: text });

function toRichEdit(edit: Edit, all: readonly Edit[], files: Files, client: Client): TextEdit | AnnotatedTextEdit | SnippetTextEdit {
  const annotated = edit.annotation && client.takesAnnotations ? { annotationId: idOf(edit.annotation) } : {};
  if (!edit.placeholders || !client.takesSnippets) return { ...toTextEdit(edit, files), ...annotated };
  const { range, newText } = toTextEdit(fromLineStart(edit, all, files), files);
  const shift = newText.length - edit.text.length;
  const value = snippetOf(newText, edit.placeholders.map(({ start, end }) => ({ start: start + shift, end: end + shift })));
  return { range, snippet: { kind: 'snippet', value }, ...annotated };
}

/** VS Code indents the lines of a snippet behind a placeholder once more, like the line that it begins in: one that begins where the line does has nothing before it. */
function fromLineStart(edit: Edit, all: readonly Edit[], { text, lines }: Files): Edit {
  const { start, end } = edit.range;
  const before = lines(edit.file).position(start).character;
  const isFree = all.every((other) => other === edit || other.range.end < start - before || other.range.start > end);
  return isFree ? { ...edit, range: { start: start - before, end }, text: text(edit.file).slice(start - before, start) + edit.text } : edit;
}

/** A text as a snippet, its placeholders selected one after the other. */
export function snippetOf(text: string, placeholders: NonNullable<Edit['placeholders']>): string {
  const pieces = placeholders.map(({ start, end }, index) => {
    const before = text.slice(placeholders[index - 1]?.end ?? 0, start);
    return `${escaped(before)}\${${index + 1}:${escaped(text.slice(start, end))}}`;
  });
  return pieces.join('') + escaped(text.slice(placeholders.at(-1)?.end ?? 0));
}

const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

const idOf = ({ label, needsConfirmation }: Annotation): string => `${say(label)}${needsConfirmation === true ? ' ?' : ''}`;

const toAnnotation = ({ label, needsConfirmation, description }: Annotation): ChangeAnnotation => ({
  label: say(label),
  needsConfirmation: needsConfirmation ?? false,
  ...(description ? { description: say(description) } : {}),
});
