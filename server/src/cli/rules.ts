// wso2-config rules: every rule there is.

import { rules as all } from '../core/index.ts';
import { json } from './format-json.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';
import { painter } from './style.ts';

/** Prints every rule; gives the exit status. */
export function rules({ format }: Options, host: Host): number {
  const listed = all.map(({ id, severity, summary, documentation }) => ({ id, severity, summary, documentation }));
  if (format === 'json') {
    host.out(json({ version: 1, rules: listed }));
    return 0;
  }
  const paint = painter(host);
  const width = Math.max(...listed.map(({ id }) => id.length));
  for (const { id, severity, summary, documentation } of listed) {
    host.out(`${id.padEnd(width)}  ${paint(severity.padEnd(7), severity)}  ${summary}  ${paint(documentation, 'dim')}\n`);
  }
  return 0;
}
