// What Java reads where an editor shows a text: the same bytes, in the charset that Java takes.

import { bytesOf, isAscii, textOf } from './charset.ts';
import type { Charset } from './source.ts';

/** From a stretch of the shown text to what Java reads there; U+FFFD where that cannot be known. */
export type Reread = (raw: string) => string;

const same: Reread = (raw) => raw;

/** The way from the charset that the text was read in to the one that Java reads in; undefined stands for one not known. */
export function rereader(shown: Charset | undefined, java: Charset | undefined): Reread {
  if (shown !== undefined && shown === java) return same;
  if (shown === undefined || java === undefined) return unknown;
  // Shown in something else although Java takes UTF-8: the file is not valid UTF-8, and Java refuses all of it.
  if (java === 'utf-8' || java === 'utf-16le' || java === 'utf-16be') return unknown;
  return (raw) => {
    if (isAscii(raw)) return raw;
    const bytes = bytesOf(raw, shown);
    return bytes === undefined ? unknown(raw) : textOf(bytes, java);
  };
}

const unknown: Reread = (raw) => (isAscii(raw) ? raw : raw.replace(/[^\0-\x7F]+/g, '\uFFFD'));
