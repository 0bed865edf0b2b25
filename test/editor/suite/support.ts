// What the tests inside VS Code share: the home they look at, and how they wait.

import { join } from 'node:path';
import { type Diagnostic, type Disposable, extensions, languages, Range, type TextDocument, Uri, workspace } from 'vscode';

export const extensionId = 'wso2-config.wso2-config';

/** The folder of the home under test. */
export const homeFolder = (): string => join(workspace.workspaceFolders![0]!.uri.fsPath, 'am');
export const inHome = (...names: string[]): Uri => Uri.file(join(homeFolder(), ...names));
export const carbonXml = (): Uri => inHome('repository', 'conf', 'carbon.xml');

export async function activated(): Promise<void> {
  await extensions.getExtension(extensionId)!.activate();
}

export const ruleOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** The problems of a file by a rule of ours. */
export const problems = (file: Uri, rule: string): Diagnostic[] =>
  languages.getDiagnostics(file).filter(each => each.source === 'wso2' && ruleOf(each) === rule);

/** Waits for problems to be as asked; says what they are when that never comes. */
export async function untilProblems(file: Uri, asked: (now: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
  const ours = () => languages.getDiagnostics(file).filter(each => each.source === 'wso2');
  let listener: Disposable | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<readonly Diagnostic[]>((resolve, reject) => {
      const look = () => { if (asked(ours())) resolve(ours()); };
      listener = languages.onDidChangeDiagnostics(look);
      const words = () => ours().map(each => `${each.severity} ${ruleOf(each)}: ${each.message}`).join('\n');
      timer = setTimeout(() => reject(new Error(`The problems stayed:\n${words()}`)), 20_000);
      look();
    });
  } finally {
    listener?.dispose();
    clearTimeout(timer);
  }
}

export const has = (rule: string) => (now: readonly Diagnostic[]): boolean => now.some(each => ruleOf(each) === rule);
export const hasNo = (rule: string) => (now: readonly Diagnostic[]): boolean => !has(rule)(now);

/** Where a text first stands in a document. */
export function rangeOf(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`There is no ${text} in ${document.uri.path}`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}
