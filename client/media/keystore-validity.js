// How a certificate's time stands, in words and as a bar.

import { el } from './keystore-elements.js';

const days = number => `${number} ${number === 1 ? 'day' : 'days'}`;

export function left({ validity, daysLeft }) {
  if (validity === 'expired') return `expired ${days(-daysLeft)} ago`;
  return validity === 'future' ? 'not valid yet' : `${days(daysLeft)} left`;
}

/** How much of the time has passed; the words beside it say the same. */
export function bar({ passed }) {
  const filled = el('span', { class: 'filled' });
  filled.style.width = `${Math.round(passed * 100)}%`;
  return el('span', { class: 'bar', 'aria-hidden': 'true' }, filled);
}
