// Edits and pointers that several rules offer.

import type { Field } from '../catalog/row.ts';
import { named, placeOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Setting, Use } from '../model/home.ts';
import { spellLocation } from '../model/spell.ts';
import { formatOf } from '../syntax/parse.ts';
import { escapeValue, isWritable } from '../syntax/write.ts';
import { nameOf } from '../text/path.ts';
import { asWords, words, type Edit, type Finding, type Fix, type Place, type Words } from './rule.ts';

/** Puts another text where a setting's value stands; none where it has no value to replace. */
export function replaceValue(use: Use, field: Field, text: string): readonly Edit[] {
  const setting = use.settings[field];
  return setting ? replaceSetting(use, setting, text) : [];
}

/** The same for any setting of a use. Blanks around the value stay only where the reader does not mind them. */
export function replaceSetting({ file, row }: Use, setting: Setting, text: string): readonly Edit[] {
  const format = formatOf(nameOf(file));
  if (!setting.value || setting.secret || !format || !isWritable(format, text)) return [];
  const where = format !== 'xml' ? 'value' : isAttribute(setting) ? 'attribute' : 'text';
  return [{ file, range: row.trims ? setting.value.range : setting.value.outer, text: escapeValue(format, text, where) }];
}

/** Gives an element, an attribute or a property another name, in both tags. */
export function rename({ world }: HomeModel, file: string, setting: Setting, name: string): readonly Edit[] {
  const text = world.text(file)?.text ?? '';
  const { range, nameRange } = setting;
  if (text.slice(nameRange.start, nameRange.end) !== setting.name) return [];
  const first = { file, range: nameRange, text: name };
  const [, , blanks] = /<\/([^\s<>]+)(\s*)>$/.exec(text.slice(nameRange.end, range.end)) ?? [];
  if (blanks === undefined) return [first];
  const end = range.end - 1 - blanks.length;
  return [first, { file, range: { start: end - setting.name.length, end }, text: name }];
}

/** An attribute starts with its name, an element with `<`. */
const isAttribute = ({ range, nameRange }: Setting): boolean => range.start === nameRange.start;

/** A fix that writes one value; none where there is nothing to replace. */
export function fix(title: Words, edits: readonly Edit[], preferred = false): readonly Fix[] {
  return edits.length === 0 ? [] : [{ title, edits, ...(preferred ? { preferred } : {}) }];
}

/** The same for the one answer there is, which changes nothing but what is wrong: preferred, and made without asking where a person wants that. */
export const safeFix = (title: Words, edits: readonly Edit[]): readonly Fix[] => fix(title, edits, true).map((each) => ({ ...each, safe: true }));

/** The fix that names another keystore file. */
export function useKeystore(model: HomeModel, use: Use, path: string, preferred: boolean): readonly Fix[] {
  const written = use.settings.location?.value?.text.trim() ?? '';
  const text = spellLocation(model.home, use, path);
  if (text === written) return [];
  const sameName = nameOf(path) === nameOf(written.replaceAll('\\', '/'));
  const title = text === '${carbon.home}/' + written ? words('Put {0} in front', '${carbon.home}/') : words('Use {0}', sameName ? shortPath(model, path) : nameOf(path));
  return fix(title, replaceValue(use, 'location', text), preferred);
}

/** Other judged places that share something with a use, as related information. */
export function otherPlaces(model: HomeModel, use: Use, shares: (other: Use) => boolean, field: Field = 'location'): NonNullable<Finding['related']> {
  const own = placeOf(use, field);
  return named(model).filter((other) => other !== use && shares(other))
    .map((other) => ({ at: placeOf(other, field), message: asWords(other.row.title) }))
    .filter(({ at }, index, all) => !isSamePlace(at, own) && all.findIndex((each) => isSamePlace(each.at, at)) === index);
}

const isSamePlace = (one: Place, other: Place): boolean => one.file === other.file && one.range.start === other.range.start;
