// The item behind the braces of the status bar: how many homes, how many problems, when it was last looked at.

import { languages, LanguageStatusSeverity, type LanguageStatusItem } from 'vscode';
import type { Status } from '../../server/src/lsp/protocol.ts';
import { documents } from './server.ts';

const notChecked = 'configured by deployment.toml; not checked yet';
const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** The one line that is seen first. A home that is not judged never looks clean. */
export function statusText({ homes, problems }: Status): string {
  if (homes.length === 0) return 'No WSO2 home';
  if (homes.every(home => !home.judged)) return `WSO2: ${notChecked}`;
  const found = [
    problems.error > 0 ? count(problems.error, 'error') : undefined,
    problems.warning > 0 ? count(problems.warning, 'warning') : undefined,
    problems.info > 0 ? `${problems.info} info` : undefined,
    problems.hint > 0 ? count(problems.hint, 'hint') : undefined,
  ].filter(each => each !== undefined);
  return `WSO2: ${found.length === 0 ? 'no problems' : found.join(', ')}`;
}

/** What stands beside it: the homes, those that are not checked, and the time. */
export function statusDetail({ homes, checkedAt }: Status, time: (instant: Date) => string): string {
  const [first] = homes;
  const names = first !== undefined && homes.length === 1
    ? [first.product, first.version].filter(each => each !== null).join(' ') || 'One home'
    : count(homes.length, 'home');
  const left = homes.filter(home => !home.judged).length;
  const unchecked = left === 0 || left === homes.length ? undefined : `${left} ${notChecked}`;
  return [names, unchecked, `checked at ${time(new Date(checkedAt))}`].filter(each => each !== undefined).join(' · ');
}

const severity = ({ problems }: Status) => (problems.error + problems.warning > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information);

/** Makes the item, which is busy until `show` gets the first status. */
export function makeStatus(): LanguageStatusItem & { show: (status: Status) => void } {
  const item = languages.createLanguageStatusItem('wso2Config.status', documents);
  item.name = 'WSO2 Config';
  item.text = 'WSO2';
  item.busy = true;
  item.command = { command: 'wso2Config.checkAgain', title: 'Check Again' };
  const show = (status: Status) => {
    item.busy = false;
    item.text = statusText(status);
    item.detail = statusDetail(status, instant => instant.toLocaleTimeString());
    item.severity = severity(status);
  };
  return Object.assign(item, { show });
}
