// Asks a person on a terminal for a yes.

import type { Host } from './host.ts';

/** Whether a person agrees; undefined where there is nobody to ask. */
export function confirm(question: string, host: Host): Promise<boolean | undefined> {
  const { input } = host;
  if (!input.isTTY || !host.isErrorTerminal) return Promise.resolve(undefined);
  host.error(`${question} [y/N] `);
  input.setEncoding('utf8');
  input.resume();
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      input.off('data', take);
      input.off('end', end);
      input.pause();
      resolve(yes);
    };
    const take = (data: string): void => answer(/^\s*y(?:es)?\s*$/i.test(data));
    const end = (): void => answer(false);
    input.on('data', take);
    input.on('end', end);
  });
}
