// Whether a name is another one with a slip of the pen.

/** How many letters have to be put in, taken out, changed or swapped to make one text of the other (Damerau-Levenshtein). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity;
      row.push(Math.min(change, swap, previous[j]! + 1, row[j - 1]! + 1));
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** Whether two names differ by one letter, or by upper and lower case alone. */
export function isSlip(name: string, other: string): boolean {
  if (name === other || Math.abs(name.length - other.length) > 1) return false;
  return name.toLowerCase() === other.toLowerCase() || isOneStep(name, other);
}

/** Whether two different texts are one step of `distance` apart: what lies between their common ends is one letter, or two that are swapped. */
function isOneStep(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [inA, inB] = [a.length - end - start, b.length - end - start];
  return (inA <= 1 && inB <= 1) || (inA === 2 && inB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]);
}
