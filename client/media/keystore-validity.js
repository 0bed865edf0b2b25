// How a certificate's time stands, in words and as a bar.

import { el } from './keystore-elements.js';
import { t } from './keystore-words.js';

export function left({ validity, daysLeft }) {
  if (validity === 'expired') return daysLeft === -1 ? t('expired 1 day ago') : t('expired {0} days ago', -daysLeft);
  if (validity === 'future') return t('not valid yet');
  return daysLeft === 1 ? t('1 day left') : t('{0} days left', daysLeft);
}

/** How much of the time has passed; the words beside it say the same. */
export function bar({ passed }) {
  const filled = el('span', { class: 'filled' });
  filled.style.width = `${Math.round(passed * 100)}%`;
  return el('span', { class: 'bar', 'aria-hidden': 'true' }, filled);
}
