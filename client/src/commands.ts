// The commands of the palette, and how they fail: with a sentence, and the rest in the log.

import { commands, type Disposable, type ExtensionContext, l10n, type LogOutputChannel, ProgressLocation, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { changeSeverity, checkRequest, explainRule, type RuleArguments, saveReport, setSeverity, trustCertificate, useKeystore } from '../../server/src/lsp/protocol.ts';
import { getStarted, openSample } from './first-steps.ts';
import type { makeReport } from './report.ts';
import { trust } from './trust.ts';
import { chooseKeystore } from './use-keystore.ts';

/** Asks the server to look at everything again, with progress in the status bar. */
async function checkAgain(client: LanguageClient): Promise<void> {
  const progress = { location: ProgressLocation.Window, title: l10n.t('Checking WSO2 homes') };
  await window.withProgress(progress, () => client.sendRequest(checkRequest));
}

/** Opens the page of a rule, which ships with the extension. */
async function explain(context: ExtensionContext, [rule]: Partial<RuleArguments>): Promise<void> {
  if (rule !== undefined && /^[\w-]+$/.test(rule)) await commands.executeCommand('markdown.showPreview', Uri.file(context.asAbsolutePath(`dist/rules/${rule}.md`)));
}

/** Asks how a rule is to be reported, and has the server write that into the settings file. */
async function pickSeverity([rule, file]: Partial<RuleArguments>): Promise<void> {
  const picked = await window.showQuickPick(['error', 'warning', 'info', 'hint', 'off'], { title: l10n.t('Report {0} as', String(rule)), placeHolder: l10n.t('Written into .wso2-config.json') });
  if (picked !== undefined) await commands.executeCommand(setSeverity, rule, file, picked);
}

/** Registers every command. */
export function registerCommands(context: ExtensionContext, client: LanguageClient, log: LogOutputChannel, report: ReturnType<typeof makeReport>): Disposable[] {
  const table: Record<string, (...given: Partial<RuleArguments>) => void | Promise<void>> = {
    'wso2Config.checkAgain': () => checkAgain(client),
    'wso2Config.showLog': () => log.show(),
    'wso2Config.report': () => report.show(),
    [saveReport]: () => report.save(),
    'wso2Config.getStarted': () => getStarted(context),
    'wso2Config.openSample': () => openSample(context),
    [explainRule]: (...given) => explain(context, given),
    [changeSeverity]: (...given) => pickSeverity(given),
    [trustCertificate]: (...given) => trust(client, given),
    [useKeystore]: (from?: unknown) => chooseKeystore(client, log, from),
  };
  return Object.entries(table).map(([id, run]) => commands.registerCommand(id, async (...given: Partial<RuleArguments>) => {
    try {
      await run(...given);
    } catch (error) {
      log.error(`${id}: ${String(error)}`);
      void window.showErrorMessage(l10n.t('WSO2 Config could not do this. "WSO2: Show Log" says why.'));
    }
  }));
}
