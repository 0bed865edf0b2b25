// What the client tells of documents, of the disk and of its folders.

import { DidChangeWorkspaceFoldersNotification, type Connection, type WorkspaceFolder } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configure } from './configuration.ts';
import { noting } from './guard.ts';
import type { Server } from './server.ts';
import { pathOf } from './uris.ts';

const pathsOf = (uris: readonly { readonly uri: string }[]): readonly string[] => uris.flatMap(({ uri }) => pathOf(uri) ?? []);

/** Documents: what is open and what it says now. */
export function followDocuments(connection: Connection, running: () => Server): void {
  const texts = new Map<string, TextDocument>();
  const log = (message: string): void => connection.console.error(message);
  const realOf = (uri: string): string | undefined => {
    const path = pathOf(uri);
    return path === undefined ? undefined : running().world.real(path);
  };
  const put = (document: TextDocument): string | undefined => {
    const real = realOf(document.uri);
    if (real === undefined) return undefined;
    const { documents, session } = running();
    documents.put(real, document);
    session.touched(real);
    return real;
  };
  connection.onDidOpenTextDocument(noting('didOpen', log, ({ textDocument: { uri, languageId, version, text } }) => {
    const document = TextDocument.create(uri, languageId, version, text);
    texts.set(uri, document);
    const real = put(document);
    const { opened, session } = running();
    // Without an opened folder a document leads to its home.
    if (opened.isBare && real !== undefined) session.again({ find: true, forget: false });
  }));
  connection.onDidChangeTextDocument(noting('didChange', log, ({ textDocument: { uri, version }, contentChanges }) => {
    const document = texts.get(uri);
    if (document) put(TextDocument.update(document, contentChanges, version));
  }));
  connection.onDidCloseTextDocument(noting('didClose', log, ({ textDocument: { uri } }) => {
    texts.delete(uri);
    const real = realOf(uri);
    if (real === undefined) return;
    const { documents, session, opened } = running();
    documents.remove(real);
    // It may be open under another name, too: a link and what that leads to.
    const other = [...texts.values()].findLast((each) => realOf(each.uri) === real);
    if (other) put(other);
    else session.touched(real);
    if (opened.isBare) session.again({ find: true, forget: false });
  }));
}

/** Files that were saved, or changed otherwise. */
export function followDisk(connection: Connection, running: () => Server): void {
  const log = (message: string): void => connection.console.error(message);
  connection.onDidSaveTextDocument(noting('didSave', log, ({ textDocument }) => {
    const { world, documents, told } = running();
    const paths = pathsOf([textDocument]);
    for (const path of paths) documents.saved(world.real(path));
    told(paths);
  }));
  connection.onDidChangeWatchedFiles(noting('didChangeWatchedFiles', log, ({ changes }) => running().told(pathsOf(changes))));
}

/** Folders that come and go. Called when the connection is initialized, since the library takes this notification then. */
export function followFolders(connection: Connection, running: () => Server): void {
  const log = (message: string): void => connection.console.error(message);
  const take = (added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void => {
    const server = running();
    const gone = pathsOf(removed);
    server.opened.folders = [...new Set([...server.opened.folders.filter((folder) => !gone.includes(folder)), ...pathsOf(added)])];
    server.opened.isBare = false;
    server.session.again({ find: true, forget: true });
    void configure(connection, server);
  };
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, noting('didChangeWorkspaceFolders', log, ({ event }) => take(event.added, event.removed)));
}
