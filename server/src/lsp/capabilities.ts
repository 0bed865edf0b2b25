// What the server can do, as `initialize` answers it. Nothing of the core is needed for that.

import { CodeActionKind, TextDocumentSyncKind, type InitializeParams, type InitializeResult } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { applyFix, fixAllKind, setSeverity, trustCommand, useInstead } from './protocol.ts';

/** The answer to a client that can do this. */
export const initializeResult = ({ capabilities: { textDocument, workspace } }: InitializeParams): InitializeResult => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
    documentLinkProvider: { resolveProvider: false },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind], resolveProvider: true },
    // Quotes, a tag's end and `=` begin a value, `<` a block, `/` and `$` a path, `{` a secret, `,` the next of a list.
    completionProvider: { triggerCharacters: ['<', '"', '>', '=', '/', '$', '{', ','], resolveProvider: true },
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: true,
    documentSymbolProvider: { label: 'WSO2' },
    workspaceSymbolProvider: true,
    executeCommandProvider: { commands: [applyFix, setSeverity, trustCommand, useInstead] },
    ...(workspace?.workspaceFolders === true ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {}),
  },
  serverInfo: { name: 'wso2-config', version },
});
