// Strings that stand on their own: behind a long slice V8 keeps the whole file alive.

/** The same string, without the one that it was cut from. */
export const own = (slice: string): string => (slice.length < 13 ? slice : (' ' + slice).slice(1));

/** Names come by the thousand and are few; more than this many come from a hostile file. */
const mostNames = 4096;
const names = new Map<string, string>();
const attributeNames = new Map<string, string>();

/** A name, once for all files that have it. */
export const ownName = (slice: string): string => once(names, slice, own);

/** The name of an attribute's node: `@` and the name. */
export const ownAttributeName = (slice: string): string => once(attributeNames, slice, (name) => own('@' + name));

function once(known: Map<string, string>, slice: string, make: (slice: string) => string): string {
  const found = known.get(slice);
  if (found !== undefined) return found;
  const made = make(slice);
  if (known.size < mostNames) known.set(own(slice), made);
  return made;
}
