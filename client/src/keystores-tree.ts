// The view of keystores in the Explorer: shows what the server answers, and asks again after each pass.

import { commands, Disposable, env, EventEmitter, type ExtensionContext, l10n, MarkdownString, Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type KeystoresItem, type KeystoresParams, keystoresRequest, keystoresTableRequest, openKeystore, type Status } from '../../server/src/lsp/protocol.ts';

const icons: Readonly<Record<KeystoresItem['kind'], string>> = {
  untrusted: 'workspace-untrusted', home: 'server-environment', role: 'tag', truststore: 'shield', keystore: 'lock', entries: 'list-unordered',
  key: 'key', certificate: 'verified', secret: 'key', place: 'file-code', unread: 'eye-closed', problems: 'list-unordered', problem: 'info',
};

function iconOf({ kind, severity }: KeystoresItem): ThemeIcon {
  const colour = severity === null ? undefined : new ThemeColor(severity === 'error' ? 'problemsErrorIcon.foreground' : 'problemsWarningIcon.foreground');
  return new ThemeIcon(kind === 'problem' && severity !== null ? severity : icons[kind], colour);
}

/** What a click does: goes to the place, or to the entry where nothing else can be unfolded. */
function commandOf({ kind, uri, alias, range, children, label: title }: KeystoresItem): TreeItem['command'] {
  if (kind === 'untrusted') return { command: 'workbench.trust.manage', title };
  if (uri === null) return undefined;
  if (range) return { command: 'vscode.open', title, arguments: [Uri.parse(uri), { selection: new Range(range.start.line, range.start.character, range.end.line, range.end.character) }] };
  return children?.length === 0 ? { command: openKeystore, title, arguments: [uri, alias] } : undefined;
}

function toTreeItem(item: KeystoresItem, isExpanded: boolean): TreeItem {
  const { id, kind, label, description, tooltip, severity, children, uri } = item;
  const open = isExpanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const shown = new TreeItem(label, children?.length === 0 ? TreeItemCollapsibleState.None : open);
  const spoken = [label, description, ...(severity === null ? [] : [severity === 'error' ? l10n.t('with errors') : l10n.t('with warnings')])];
  const command = commandOf(item);
  return Object.assign(shown, {
    id, description, tooltip: new MarkdownString(tooltip), iconPath: iconOf(item), contextValue: uri === null ? 'none' : kind,
    accessibilityInformation: { label: spoken.filter(each => each !== '').join(', ') }, ...(command ? { command } : {}),
  });
}

/** Makes the view; `show` is told each status. */
export function makeKeystoresTree({ workspaceState }: ExtensionContext, client: LanguageClient): Disposable & { show: (status: Status) => Promise<void> } {
  const changed = new EventEmitter<undefined>();
  /** What each home answered last, as text. */
  const answers = new Map<string | undefined, string>();
  /** Whether each line was unfolded when it was first shown: from then on that is for the person to say. */
  const unfolded = new Map<string, boolean>();
  const getTreeItem = (item: KeystoresItem) => {
    const isExpanded = unfolded.get(item.id) ?? item.isExpanded;
    unfolded.set(item.id, isExpanded);
    return toTreeItem(item, isExpanded);
  };
  let checked: (() => void) | undefined;
  const isChecked = new Promise<void>(resolve => { checked = resolve; });
  const by = () => workspaceState.get<KeystoresParams['by']>('keystores.by', 'role');
  const ask = (home: string | undefined) => client.sendRequest<KeystoresItem[]>(keystoresRequest, { by: by(), ...(home === undefined ? {} : { home }) });
  const getChildren = async (item?: KeystoresItem): Promise<readonly KeystoresItem[]> => {
    if (item?.children) return item.children;
    await isChecked;
    const answer = await ask(item?.id);
    answers.set(item?.id, JSON.stringify(answer));
    return answer;
  };
  const view = window.createTreeView('wso2Config.keystores', {
    showCollapseAll: true,
    treeDataProvider: { onDidChangeTreeData: changed.event, getTreeItem, getChildren: async item => [...await getChildren(item)] },
  });
  const refresh = () => {
    answers.clear();
    changed.fire(undefined);
  };
  const groupBy = async (chosen: KeystoresParams['by']) => {
    await workspaceState.update('keystores.by', chosen);
    await commands.executeCommand('setContext', 'wso2Config.keystores.by', chosen);
    refresh();
  };
  const show = async ({ problems }: Status) => {
    const value = problems.error + problems.warning;
    view.badge = value === 0 ? undefined : { value, tooltip: l10n.t('{0} errors and warnings about keystores', value) };
    checked?.();
    // While somebody types, most passes change nothing here: what is shown keeps still then.
    const isSame = await Promise.all([...answers].map(async ([home, before]) => JSON.stringify(await ask(home).catch(() => undefined)) === before));
    if (isSame.length === 0 || isSame.includes(false)) refresh();
  };
  const copyTable = async () => {
    await env.clipboard.writeText(await client.sendRequest<string>(keystoresTableRequest));
    window.setStatusBarMessage(l10n.t('The table of keystores is in the clipboard'), 4000);
  };
  void commands.executeCommand('setContext', 'wso2Config.isActive', true);
  void groupBy(by());
  const parts = Disposable.from(view, changed,
    commands.registerCommand('wso2Config.keystores.byRole', () => groupBy('role')),
    commands.registerCommand('wso2Config.keystores.byFile', () => groupBy('file')),
    commands.registerCommand('wso2Config.keystores.copyTable', copyTable),
    commands.registerCommand('wso2Config.keystores.open', (item?: KeystoresItem) => item?.uri && commands.executeCommand(openKeystore, item.uri, item.alias)),
    commands.registerCommand('wso2Config.keystores.copyPath', (item?: KeystoresItem) => item?.uri && env.clipboard.writeText(Uri.parse(item.uri).fsPath)));
  return Object.assign(parts, { show });
}
