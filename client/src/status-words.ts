// What the status item says, in words.

import type { Status } from '../../server/src/lsp/protocol.ts';

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
  const left = homes.filter(home => !home.judged).length;
  const unchecked = left === 0 ? '' : `; ${count(left, 'home')} not checked yet`;
  return `WSO2: ${found.length === 0 ? 'no problems' : found.join(', ')}${unchecked}`;
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
