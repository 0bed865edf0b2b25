// What the status item says, in words.

import type { Status } from '../../server/src/lsp/protocol.ts';

/** Puts a sentence into the language of the window, as `l10n.t` does. */
export type Translate = (sentence: string, ...given: (string | number)[]) => string;

const homesNotChecked = (left: number, t: Translate) => (left === 1 ? t('1 home not checked yet') : t('{0} homes not checked yet', left));

/** The one line that is seen first. A home that is not judged never looks clean. */
export function statusText({ homes, problems }: Status, t: Translate): string {
  if (homes.length === 0) return t('No WSO2 home');
  const left = homes.filter(home => !home.judged).length;
  if (left === homes.length) return t('WSO2: configured by deployment.toml; not checked yet');
  const { error, warning, info, hint } = problems;
  const found = [
    ...(error > 0 ? [error === 1 ? t('1 error') : t('{0} errors', error)] : []),
    ...(warning > 0 ? [warning === 1 ? t('1 warning') : t('{0} warnings', warning)] : []),
    ...(info > 0 ? [t('{0} info', info)] : []),
    ...(hint > 0 ? [hint === 1 ? t('1 hint') : t('{0} hints', hint)] : []),
  ];
  return `WSO2: ${[found.length === 0 ? t('no problems') : found.join(', '), ...(left === 0 ? [] : [homesNotChecked(left, t)])].join('; ')}`;
}

/** What stands beside it: the homes, those that are not checked, and the time. */
export function statusDetail({ homes, checkedAt }: Status, time: (instant: Date) => string, t: Translate): string {
  const [first] = homes;
  const names = first !== undefined && homes.length === 1
    ? [first.product, first.version].filter(each => each !== null).join(' ') || t('One home')
    : t('{0} homes', homes.length);
  const left = homes.filter(home => !home.judged).length;
  const unchecked = left === 0 || left === homes.length ? [] : [t('{0} configured by deployment.toml; not checked yet', left)];
  return [names, ...unchecked, t('checked at {0}', time(new Date(checkedAt)))].join(' · ');
}
