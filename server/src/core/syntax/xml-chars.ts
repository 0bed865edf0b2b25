// The characters of XML: blanks, names, and where things are next.

export const blank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

/** For ASCII: 1 may be in a name, 2 may start one as well. */
const kinds = new Uint8Array(128);
for (const one of '-.0123456789') kinds[one.charCodeAt(0)] = 1;
for (const one of ':_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') kinds[one.charCodeAt(0)] = 2;

/** XML 1.0, fifth edition, section 2.3, beyond ASCII; halves of pairs stand for all that they may mean. */
const startBeyond = [
  [0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0x2ff], [0x370, 0x37d], [0x37f, 0x1fff], [0x200c, 0x200d], [0x2070, 0x218f],
  [0x2c00, 0x2fef], [0x3001, 0xdfff], [0xf900, 0xfdcf], [0xfdf0, 0xfffc],
] as const;
const nameBeyond = [[0xb7, 0xb7], [0x300, 0x36f], [0x203f, 0x2040]] as const;

const among = (ranges: readonly (readonly [number, number])[], code: number): boolean =>
  ranges.some(([first, last]) => first <= code && code <= last);

export const startsName = (code: number): boolean => (code < 128 ? kinds[code] === 2 : among(startBeyond, code));

const inName = (code: number): boolean => (code < 128 ? kinds[code]! > 0 : startsName(code) || among(nameBeyond, code));

/** The end of the name at an offset; the offset itself where none starts there. */
export function nameEnd(text: string, at: number): number {
  if (at >= text.length || !startsName(text.charCodeAt(at))) return at;
  let end = at + 1;
  while (end < text.length && inName(text.charCodeAt(end))) end++;
  return end;
}

/** The first offset from here on that holds no blank. */
export function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && blank(text.charCodeAt(next))) next++;
  return next;
}

/** The end of a stretch without the blanks before it. */
export function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && blank(text.charCodeAt(last - 1))) last--;
  return last;
}

/**
 * Finds a mark again and again, from offsets that never go back.
 * Remembers what it found, so that a text full of openings without a close is still searched once.
 */
export function finder(text: string, mark: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const next = text.indexOf(mark, from);
      found = next === -1 ? Infinity : next;
    }
    return found;
  };
}

/** Whether a character may stand in an XML document. */
export const isXmlChar = (code: number): boolean =>
  code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
