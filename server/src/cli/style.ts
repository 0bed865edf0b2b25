// How text looks in a terminal.

import { relative } from 'node:path';
import type { Severity } from '../core/index.ts';
import { slashed } from '../disk/paths.ts';
import type { Host } from './host.ts';

export { harmless } from '../core/index.ts';

export type Paint = (text: string, colour: Severity | 'dim') => string;

const codes: Readonly<Record<Severity | 'dim', string>> = { error: '31', warning: '33', info: '36', hint: '2', dim: '2' };

/** Colours on a terminal that wants them; elsewhere the text as it is. */
export function painter(host: Host): Paint {
  const noColour = host.environment['NO_COLOR'];
  const isColoured = host.isOutTerminal && (noColour === undefined || noColour === '');
  return (text, colour) => (isColoured ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text);
}

/** A path as it is shown: from the working directory where it lies below it, else absolute. */
export function shownPath(path: string, workingDirectory: string): string {
  const way = slashed(relative(workingDirectory, path));
  const isBelow = way !== '' && way !== '..' && !way.startsWith('../') && !/^[A-Za-z]:/.test(way) && !way.startsWith('/');
  return isBelow ? way : path;
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
