// The steps of "Use This Keystore …": asks the questions that the server has, with a way back from each, and shows what came of it.

import { type Disposable, type InputBox, l10n, type LogOutputChannel, type QuickPick, type QuickPickItem, QuickInputButtons, TabInputCustom, TabInputText, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type UseEnd, type UseItem, type UseParams, type UseQuestion, useRequest } from '../../server/src/lsp/protocol.ts';

type Answer = UseParams['answers'][string];
type Given = Answer | typeof QuickInputButtons.Back | undefined;

/** Asks until the server knows enough; `from` is what the command was given: a file, or a place in one. */
export async function chooseKeystore(client: LanguageClient, log: LogOutputChannel, from: unknown): Promise<void> {
  const start = startOf(from);
  let answers: Readonly<Record<string, Answer>> = {};
  let asked: readonly string[] = [];
  for (;;) {
    const params: UseParams = { ...(start ? { from: start } : {}), answers };
    const step = await client.sendRequest<UseQuestion | UseEnd>(useRequest, params);
    if ('message' in step) return end(step, log);
    const before = asked.includes(step.asks) ? asked.slice(0, asked.indexOf(step.asks)) : asked;
    const given = await ask(step, before.length > 0);
    if (given === undefined) return;
    if (given === QuickInputButtons.Back) {
      const last = before.at(-1)!;
      answers = Object.fromEntries(before.slice(0, -1).map(each => [each, answers[each]!]));
      asked = before.filter(each => each !== last);
    } else {
      answers = { ...answers, [step.asks]: given as Answer };
      asked = [...before, step.asks];
    }
  }
}

/** A place of a code action, an item of our view, a file of the explorer, or what is open in front. */
function startOf(from: unknown): UseParams['from'] {
  if (from instanceof Uri) return { uri: from.toString() };
  if (typeof from === 'object' && from !== null && 'uri' in from && typeof from.uri === 'string') {
    const { uri, position } = from as NonNullable<UseParams['from']>;
    return { uri, ...(position ? { position } : {}) };
  }
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? { uri: input.uri.toString() } : undefined;
}

const ask = (question: UseQuestion, withBack: boolean): Promise<Given> =>
  (question.kind === 'agree' ? agree(question) : question.kind === 'password' ? type(question, withBack) : pick(question, withBack));

async function agree({ title, prompt, items: [item] }: UseQuestion): Promise<Given> {
  const back = { title: l10n.t('Back') };
  const picked = await window.showWarningMessage(title, { modal: true, detail: prompt }, { title: item!.label }, back);
  return picked === undefined ? undefined : picked.title === back.title ? QuickInputButtons.Back : item!.value;
}

function type(question: UseQuestion, withBack: boolean): Promise<Given> {
  const box = window.createInputBox();
  box.password = true;
  box.prompt = question.prompt;
  if (question.problem !== undefined) box.validationMessage = question.problem;
  return shown(box, question, withBack, done => [
    box.onDidChangeValue(() => { box.validationMessage = undefined; }),
    box.onDidAccept(() => done(box.value)),
  ]);
}

interface Item extends QuickPickItem {
  readonly value: string;
}

const browse: Item = { value: '', label: `$(folder-opened) ${l10n.t('Browse…')}`, alwaysShow: true };

const toItem = ({ value, label, description, detail, picked }: UseItem): Item => ({ value, label, description, detail, picked });

function pick(question: UseQuestion, withBack: boolean): Promise<Given> {
  const box = window.createQuickPick<Item>();
  box.canSelectMany = question.kind === 'some';
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  box.placeholder = question.problem ?? question.prompt;
  box.items = [...question.items.map(toItem), ...(question.kind === 'file' ? [browse] : [])];
  box.selectedItems = box.items.filter(({ picked }) => picked);
  return shown(box, question, withBack, done => [box.onDidAccept(() => {
    const [first] = box.selectedItems;
    if (first === browse) done(browseFrom(question));
    else if (first) done(question.kind === 'some' ? box.selectedItems.map(({ value }) => value) : first.value);
  })]);
}

/** Cancelled, it goes back to the list. */
async function browseFrom(question: UseQuestion): Promise<Given> {
  const [file] = await window.showOpenDialog({
    title: question.title, openLabel: l10n.t('Use'), ...(question.folder === undefined ? {} : { defaultUri: Uri.parse(question.folder) }),
    filters: { [l10n.t('Keystores')]: ['jks', 'p12', 'pfx', 'jceks', 'keystore'], [l10n.t('All files')]: ['*'] },
  }) ?? [];
  return file ? file.toString() : pick(question, false);
}

/** Shows a box until there is an answer, it is given up, or left by the button that leads back. */
function shown(box: InputBox | QuickPick<Item>, { title }: UseQuestion, withBack: boolean, listen: (done: (given: Given | Promise<Given>) => void) => readonly Disposable[]): Promise<Given> {
  box.title = title;
  box.ignoreFocusOut = true;
  box.buttons = withBack ? [QuickInputButtons.Back] : [];
  return new Promise<Given>(resolve => {
    const done = (given: Given | Promise<Given>) => {
      resolve(given);
      for (const each of parts) each.dispose();
    };
    const parts: Disposable[] = [...listen(done), box.onDidTriggerButton(() => done(QuickInputButtons.Back)), box.onDidHide(() => done(undefined)), box];
    box.show();
  });
}

/** Says what came of it; all of it is written to the log when asked for. */
async function end({ isDone, message, details }: UseEnd, log: LogOutputChannel): Promise<void> {
  const buttons = details.length > 0 ? [l10n.t('Show Details')] : [];
  const picked = await (isDone ? window.showInformationMessage(message, ...buttons) : window.showWarningMessage(message, ...buttons));
  if (picked === undefined) return;
  log.info([message, ...details].join('\n'));
  log.show();
}
