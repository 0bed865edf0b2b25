// Edits and pointers that several rules offer.

import type { Field } from '../catalog/row.ts';
import { judged, placeOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Setting, Use } from '../model/home.ts';
import { spellLocation } from '../model/spell.ts';
import { formatOf } from '../syntax/parse.ts';
import { escapeValue } from '../syntax/write.ts';
import { nameOf } from '../text/path.ts';
import { words, type Edit, type Finding, type Fix, type Words } from './rule.ts';

/** Puts another text where a setting's value stands; none where it has no value to replace. */
export function replaceValue(use: Use, field: Field, text: string): readonly Edit[] {
  const setting = use.settings[field];
  const format = formatOf(nameOf(use.file));
  if (!setting?.value || setting.secret || !format) return [];
  const where = format !== 'xml' ? 'value' : isAttribute(setting) ? 'attribute' : 'text';
  return [{ file: use.file, range: setting.value.range, text: escapeValue(format, text, where) }];
}

/** An attribute starts with its name, an element with `<`. */
const isAttribute = ({ range, nameRange }: Setting): boolean => range.start === nameRange.start;

/** A fix that writes one value; none where there is nothing to replace. */
export function fix(title: Words, edits: readonly Edit[], preferred = false): readonly Fix[] {
  return edits.length === 0 ? [] : [{ title, edits, ...(preferred ? { preferred } : {}) }];
}

/** The fix that names another keystore file. */
export const useKeystore = (model: HomeModel, use: Use, path: string, preferred: boolean): readonly Fix[] =>
  fix(words('Use {0}', nameOf(path)), replaceValue(use, 'location', spellLocation(model.home, use, path)), preferred);

/** Other judged places that share something with a use, as related information. */
export function otherPlaces(model: HomeModel, use: Use, shares: (other: Use) => boolean, field: Field = 'location'): NonNullable<Finding['related']> {
  return judged(model).filter((other) => other !== use && shares(other))
    .map((other) => ({ at: placeOf(other, field), message: words('{0} in {1}', other.row.title, shortPath(model, other.file)) }));
}
