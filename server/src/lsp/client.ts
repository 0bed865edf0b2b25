// What the client can do, as plain facts.

import type { InitializeParams } from 'vscode-languageserver/node';
import { isTop, slashed } from '../disk/paths.ts';
import { takesMarkdown } from './markup.ts';
import { startOf } from './start.ts';
import { pathOf } from './uris.ts';

export interface Client {
  readonly takesRelated: boolean;
  readonly takesTags: boolean;
  readonly takesCodeDescription: boolean;
  readonly takesDefinitionLinks: boolean;
  readonly takesDocumentChanges: boolean;
  /** Whether an edit may make a file. */
  readonly createsFiles: boolean;
  /** Whether an edit may rename a file, once somebody agreed to it. */
  readonly renamesFiles: boolean;
  /** Whether it shows what edits say of themselves, and asks before those that need it. */
  readonly takesAnnotations: boolean;
  /** Whether an edit may leave places for the person to fill in. */
  readonly takesSnippets: boolean;
  /** Whether it asks for an action's edit when the action is chosen. */
  readonly resolvesEdits: boolean;
  readonly takesActions: boolean;
  /** Whether it opens a file in the encoding that it is told, before an edit is made (`wso2Config/encodings`). */
  readonly reopens: boolean;
  readonly hasProgress: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** Whether it can watch folders for us, also outside of the opened ones. */
  readonly watches: boolean;
  readonly hasFolders: boolean;
  /** Whether it asks again for lenses and hints when it is told to. */
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  /** Whether symbols of a document may lie in one another. */
  readonly nestsSymbols: boolean;
  /** Whether a completion may hold places to type in. */
  readonly completesSnippets: boolean;
  /** Whether a completion may have a few words beside its label. */
  readonly takesLabelDetails: boolean;
  /** Whether a hover, and what stands beside a completion, may be Markdown. */
  readonly hoversMarkdown: boolean;
  readonly documentsMarkdown: boolean;
}

/** Reads what the client says of itself. */
export function clientOf({ capabilities: { textDocument, workspace, window }, initializationOptions }: InitializeParams): Client {
  const { publishDiagnostics, codeAction } = textDocument ?? {};
  const watching = workspace?.didChangeWatchedFiles;
  return {
    takesRelated: publishDiagnostics?.relatedInformation === true,
    takesTags: publishDiagnostics?.tagSupport !== undefined,
    takesCodeDescription: publishDiagnostics?.codeDescriptionSupport === true,
    takesDefinitionLinks: textDocument?.definition?.linkSupport === true,
    takesDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    renamesFiles: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.resourceOperations?.includes('rename') === true
      && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    takesAnnotations: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    takesSnippets: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    resolvesEdits: codeAction?.resolveSupport?.properties.includes('edit') === true && codeAction.dataSupport !== false,
    takesActions: codeAction?.codeActionLiteralSupport !== undefined,
    reopens: startOf(initializationOptions).reopens,
    hasProgress: window?.workDoneProgress === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watches: watching?.dynamicRegistration === true && watching.relativePatternSupport === true,
    hasFolders: workspace?.workspaceFolders === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    completesSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    takesLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    hoversMarkdown: takesMarkdown(textDocument?.hover?.contentFormat),
    documentsMarkdown: takesMarkdown(textDocument?.completion?.completionItem?.documentationFormat),
  };
}

/** The folders that the client has opened, as paths. */
export function openedFolders(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders) return params.workspaceFolders.flatMap(({ uri }) => pathOf(uri) ?? []);
  // Before folders came in numbers there was one root, and before that a path.
  const { rootUri, rootPath } = params;
  if (rootUri) return [pathOf(rootUri)].filter((path) => path !== undefined);
  if (!rootPath) return [];
  const path = slashed(rootPath);
  return [isTop(path) ? path : path.replace(/\/+$/, '')];
}
