// Opens files in their own encoding before an edit of the server is made in them: VS Code would write them as UTF-8.

import { l10n, Uri, window, workspace } from 'vscode';
import { CancellationToken, TextDocumentEdit, type CodeAction, type LanguageClient, type Middleware, type WorkspaceEdit, type WorkspaceMiddleware } from 'vscode-languageclient/node';
import { encodingsRequest, type FileEncoding } from '../../server/src/lsp/protocol.ts';

/** What VS Code calls them. */
const names: Readonly<Record<FileEncoding['encoding'], string>> = {
  'iso-8859-1': 'iso88591', 'windows-1252': 'windows1252', 'utf-16le': 'utf16le', 'utf-16be': 'utf16be',
};

type Send = NonNullable<Middleware['sendRequest']>;
type Apply = NonNullable<WorkspaceMiddleware['handleApplyEdit']>;

const urisOf = ({ changes, documentChanges }: WorkspaceEdit) =>
  [...Object.keys(changes ?? {}), ...(documentChanges ?? []).flatMap(change => (TextDocumentEdit.is(change) ? change.textDocument.uri : []))];

/** Opens one file as what it is; gives whether that took opening it anew, undefined where unsaved text stands in the way. */
async function open({ uri, encoding }: FileEncoding): Promise<boolean | undefined> {
  const file = Uri.parse(uri);
  const shown = workspace.textDocuments.find(each => each.uri.toString() === file.toString());
  // What is shown without U+FFFD is right as it is.
  if (shown && !shown.getText().includes('\uFFFD')) return false;
  if (shown?.isDirty !== true && !(await workspace.openTextDocument(file, { encoding: names[encoding] })).getText().includes('\uFFFD')) return true;
  void window.showWarningMessage(l10n.t('{0} is open in another encoding than its own ({1}), and cannot be changed so. Close it without saving, and try again.', workspace.asRelativePath(file), encoding));
  return undefined;
}

/** The preview of a change that needs a yes does not say why where all of it is of one kind. */
function warn({ changeAnnotations }: WorkspaceEdit): void {
  for (const { needsConfirmation, description } of Object.values(changeAnnotations ?? {})) {
    if (needsConfirmation === true && description !== undefined) void window.showWarningMessage(`${description} ${l10n.t('Tick the change in the preview to make it.')}`);
  }
}

/** Goes between client and server: an edit that the server gives is passed on when its files are open as what they are. */
export function keepEncodings(client: () => LanguageClient, send: Send): { answered: Send; applied: Apply } {
  /** Gives the files that were opened anew; undefined where the edit must not be made. */
  const ready = async (edit: WorkspaceEdit) => {
    const reopened: string[] = [];
    for (const file of await client().sendRequest<FileEncoding[]>(encodingsRequest, { uris: urisOf(edit) })) {
      const isNew = await open(file);
      if (isNew === undefined) return undefined;
      if (isNew) reopened.push(file.uri);
    }
    return reopened;
  };
  const answered: Send = async (type, param, token, next) => {
    const answer = await send(type, param, token, next);
    const method = typeof type === 'string' ? type : type.method;
    if (method === 'codeAction/resolve') {
      const { edit, ...rest } = answer as CodeAction;
      if (edit && !(await ready(edit))) return rest as typeof answer;
      if (edit) warn(edit);
      return answer;
    }
    const edit = method === 'textDocument/rename' ? answer as WorkspaceEdit | null : undefined;
    return edit && !(await ready(edit)) ? null as typeof answer : answer;
  };
  const applied: Apply = async (params, next) => {
    const reopened = await ready(params.edit);
    if (!reopened) return { applied: false };
    // Opened anew it has another version, and the very text that the edit is for.
    const documentChanges = params.edit.documentChanges?.map(change =>
      (TextDocumentEdit.is(change) && reopened.includes(change.textDocument.uri) ? { ...change, textDocument: { ...change.textDocument, version: null } } : change));
    return next(documentChanges ? { ...params, edit: { ...params.edit, documentChanges } } : params, CancellationToken.None);
  };
  return { answered, applied };
}
