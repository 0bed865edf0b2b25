// Offset ↔ line and character, as the language server protocol counts them.

export interface Position {
  readonly line: number;
  /** In UTF-16 code units. */
  readonly character: number;
}

export interface Lines {
  readonly count: number;
  /** Where an offset lies; one outside the text counts as its nearest end. */
  readonly position: (offset: number) => Position;
  /** The offset of a position; beyond a line's end counts as its end. */
  readonly offset: (position: Position) => number;
}

/** The lines of a text; they end with `\n`, `\r\n` or `\r`. */
export function linesOf(text: string): Lines {
  const starts = startsOf(text);
  const endOf = (line: number): number => {
    const next = starts[line + 1];
    if (next === undefined) return text.length;
    return text.charCodeAt(next - 1) === 10 && text.charCodeAt(next - 2) === 13 && next - 2 >= starts[line]! ? next - 2 : next - 1;
  };
  return {
    count: starts.length,
    position: (offset) => {
      const inside = Math.min(Math.max(offset, 0), text.length);
      const line = lineAt(starts, inside);
      return { line, character: Math.min(inside, endOf(line)) - starts[line]! };
    },
    offset: ({ line, character }) => {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      return Math.min(starts[line]! + Math.max(character, 0), endOf(line));
    },
  };
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return starts;
}

/** The last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
