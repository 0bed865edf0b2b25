// Applies edits to a text.

import type { Range } from './range.ts';

export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** The text with every edit made; ranges are those of the text before, in any order, and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  const parts: string[] = [];
  let at = 0;
  for (const { range, text: inserted } of ordered) {
    if (range.start < at || range.end < range.start || range.end > text.length) throw new RangeError('Edits overlap or lie outside the text');
    parts.push(text.slice(at, range.start), inserted);
    at = range.end;
  }
  return parts.join('') + text.slice(at);
}
