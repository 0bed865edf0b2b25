// The keystore viewer: an editor that asks the server what a file holds, hands that to its page, and does what the page asks for.

import { basename } from 'node:path';
import { commands, type CustomDocument, type Disposable, env, type ExtensionContext, l10n, type LogOutputChannel, Range, RelativePattern, Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { keystoreViewRequest, openKeystore, type ShownKeystore, type ShownPlace, trustCertificate } from '../../server/src/lsp/protocol.ts';
import { compareWith, copyCertificate, saveCertificate } from './keystore-actions.ts';
import { pageOf } from './keystore-page.ts';
import { sourceOf } from './keystore-source.ts';

const viewType = 'wso2Config.keystore';
/** The same viewer, for files that others may open as text: VS Code gives a viewer one priority. */
const certificateViewType = 'wso2Config.certificates';

/** An open viewer. */
export interface Viewer {
  readonly uri: Uri;
  readonly panel: WebviewPanel;
  /** What the page shows; undefined until the server answered. */
  shown: ShownKeystore | undefined;
  /** The password that somebody typed, now or once to be remembered; for as long as the viewer is open. */
  password: string | undefined;
  /** The entry to go to when the page is there. */
  entry: string | undefined;
  isReady: boolean;
}

/** What the page says; it names things by place in what it was given. */
interface Message {
  readonly type: 'ready' | 'password' | 'forget' | 'place' | 'copy' | 'save' | 'trust' | 'compare' | 'text';
  readonly remember?: boolean;
  readonly use?: number;
  readonly problem?: number;
  readonly sha256?: string;
  readonly what?: string;
  readonly alias?: string;
}

/** What the parts of the viewer share. */
interface Editor {
  readonly client: LanguageClient;
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly viewers: Set<Viewer>;
}

const secretOf = (uri: Uri) => `keystore ${uri.toString()}`;

async function refresh({ client, context, log }: Editor, viewer: Viewer): Promise<void> {
  try {
    const remembered = await context.secrets.get(secretOf(viewer.uri));
    viewer.password ??= remembered;
    const shown = await client.sendRequest<ShownKeystore>(keystoreViewRequest, await sourceOf(viewer.uri, viewer.password));
    if (viewer.shown && JSON.stringify(viewer.shown) === JSON.stringify(shown)) return;
    viewer.shown = shown;
    await viewer.panel.webview.postMessage({ type: 'view', view: shown, isRemembered: remembered !== undefined && remembered === viewer.password });
  } catch (error) {
    viewer.shown = undefined;
    log.error(`The keystore viewer: ${error instanceof Error ? error.name : 'failed'}`);
    await viewer.panel.webview.postMessage({ type: 'failed' });
  }
}

async function goTo(place: ShownPlace | undefined): Promise<void> {
  if (!place) return;
  const at = new Range(place.line, place.character, place.line, place.character);
  await window.showTextDocument(Uri.parse(place.uri), { selection: at, preview: true });
}

async function askPassword(editor: Editor, viewer: Viewer, remember: boolean): Promise<void> {
  const password = await window.showInputBox({ password: true, title: l10n.t('Password of {0}', basename(viewer.uri.path)), ignoreFocusOut: true });
  if (password === undefined) return;
  viewer.password = password;
  await refresh(editor, viewer);
  if (viewer.shown?.isGivenRight !== true) {
    viewer.password = undefined;
    void window.showErrorMessage(l10n.t('This password does not open the keystore.'));
  } else if (remember) {
    await editor.context.secrets.store(secretOf(viewer.uri), password);
    viewer.shown = undefined;
    await refresh(editor, viewer);
  }
}

async function forget(editor: Editor, viewer: Viewer): Promise<void> {
  await editor.context.secrets.delete(secretOf(viewer.uri));
  viewer.password = undefined;
  viewer.shown = undefined;
  await refresh(editor, viewer);
}

async function showEntry(viewer: Viewer): Promise<void> {
  const alias = viewer.entry;
  if (!viewer.isReady || alias === undefined) return;
  viewer.entry = undefined;
  await viewer.panel.webview.postMessage({ type: 'entry', alias });
}

async function ready(editor: Editor, viewer: Viewer): Promise<void> {
  viewer.isReady = true;
  await viewer.panel.webview.postMessage({ type: 'language', language: env.language, bundle: l10n.bundle ?? {} });
  viewer.shown = undefined;
  await refresh(editor, viewer);
  await showEntry(viewer);
}

async function take(editor: Editor, viewer: Viewer, message: Message): Promise<void> {
  const use = viewer.shown?.uses[message.use ?? -1];
  const certificate = viewer.shown?.entries.flatMap(({ chain }) => chain).find(({ sha256 }) => sha256 === message.sha256);
  switch (message.type) {
    case 'ready': return ready(editor, viewer);
    case 'password': return askPassword(editor, viewer, message.remember === true);
    case 'forget': return forget(editor, viewer);
    case 'place': return goTo(message.problem === undefined ? use?.place : use?.problems[message.problem]?.place);
    case 'copy': return certificate && copyCertificate(certificate, message.what);
    case 'save': return certificate && saveCertificate(certificate, message.what, Uri.joinPath(viewer.uri, '..'), message.alias ?? 'certificate');
    case 'trust': return void await commands.executeCommand(trustCertificate, certificate?.trustIn, certificate?.sha256);
    case 'compare': return compareWith(editor.client, viewer);
    case 'text': return void await commands.executeCommand('vscode.openWith', viewer.uri, 'default');
  }
}

function resolve(editor: Editor, uri: Uri, panel: WebviewPanel): void {
  const viewer: Viewer = { uri, panel, shown: undefined, password: undefined, entry: pending.get(uri.toString()), isReady: false };
  pending.delete(uri.toString());
  editor.viewers.add(viewer);
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(uri, '..'), '*'));
  const changed = (file: Uri) => { if (file.path === uri.path) void refresh(editor, viewer); };
  const parts: Disposable[] = [
    watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed),
    // VS Code throws the page of a hidden tab away; the next one says itself when it is there.
    panel.onDidChangeViewState(() => { viewer.isReady &&= panel.visible; }),
    panel.webview.onDidReceiveMessage((message: Message) => {
      take(editor, viewer, message).catch((error: unknown) => {
        editor.log.error(`The keystore viewer, ${message.type}: ${error instanceof Error ? error.name : 'failed'}`);
        void window.showErrorMessage(l10n.t('WSO2 Config could not do this. "WSO2: Show Log" says why.'));
      });
    }),
  ];
  panel.onDidDispose(() => {
    editor.viewers.delete(viewer);
    for (const part of parts) part.dispose();
  });
  panel.webview.options = { enableScripts: true, localResourceRoots: [] };
  panel.webview.html = pageOf(editor.context, basename(uri.path));
}

/** Entries to go to in viewers that are still to be opened. */
const pending = new Map<string, string>();

async function openAt(editor: Editor, uri: Uri, entry: string | undefined): Promise<void> {
  const known = [...editor.viewers].filter(viewer => viewer.uri.toString() === uri.toString());
  if (entry !== undefined) pending.set(uri.toString(), entry);
  await commands.executeCommand('vscode.openWith', uri, viewType);
  // Of several viewers of a file, the one that was brought to the front goes there; a page that was hidden says first that it is ready once more.
  const viewer = known.find(({ panel }) => panel.active);
  if (!viewer) return;
  pending.delete(uri.toString());
  viewer.entry = entry;
  await showEntry(viewer);
}

/** Registers the viewer and the command that opens it at an entry. `refresh` is for when a configuration has changed. */
export function registerKeystoreEditor(context: ExtensionContext, client: LanguageClient, log: LogOutputChannel): Disposable & { readonly refresh: () => void } {
  const editor: Editor = { client, context, log, viewers: new Set() };
  const provider = {
    openCustomDocument: (uri: Uri): CustomDocument => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: ({ uri }: CustomDocument, panel: WebviewPanel) => resolve(editor, uri, panel),
  };
  const parts = [
    ...[viewType, certificateViewType].map(type =>
      window.registerCustomEditorProvider(type, provider, { supportsMultipleEditorsPerDocument: true, webviewOptions: { enableFindWidget: true } })),
    commands.registerCommand(openKeystore, (uri: unknown, entry: unknown) =>
      (typeof uri === 'string' ? openAt(editor, Uri.parse(uri), typeof entry === 'string' ? entry : undefined) : undefined)),
  ];
  return {
    refresh: () => { for (const viewer of editor.viewers) if (viewer.isReady) void refresh(editor, viewer); },
    dispose: () => { for (const part of parts) part.dispose(); },
  };
}
