// A stretch of a text, in UTF-16 code units.

/** From `start` up to and without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether the offset lies in the range or at one of its ends. */
export const touches = (range: Range, offset: number): boolean => range.start <= offset && offset <= range.end;

/** Whether the inner range lies wholly in the outer one. */
export const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;
