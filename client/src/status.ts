// The item behind the braces of the status bar: how many homes, how many problems, when it was last looked at.

import { commands, env, l10n, languages, LanguageStatusSeverity, type LanguageStatusItem } from 'vscode';
import type { Status } from '../../server/src/lsp/protocol.ts';
import { documents } from './server.ts';
import { statusDetail, statusText } from './status-words.ts';

const severity = ({ problems }: Status) => (problems.error + problems.warning > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information);

/** Makes the item, which is busy until `show` gets the first status. */
export function makeStatus(): LanguageStatusItem & { show: (status: Status) => void } {
  const item = languages.createLanguageStatusItem('wso2Config.status', documents);
  item.name = 'WSO2 Config';
  item.text = 'WSO2';
  item.busy = true;
  item.command = { command: 'wso2Config.checkAgain', title: l10n.t('Check Again') };
  const show = (status: Status) => {
    item.busy = false;
    // The walkthrough ticks its first step off by it.
    void commands.executeCommand('setContext', 'wso2Config.hasHome', status.homes.length > 0);
    item.text = statusText(status, l10n.t);
    item.detail = statusDetail(status, instant => instant.toLocaleTimeString(env.language), l10n.t);
    item.severity = severity(status);
  };
  return Object.assign(item, { show });
}
