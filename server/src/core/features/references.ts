// Every place of the home that means the same keystore file, alias, password or secret as the one at a place; and those of one file, for highlights.

import type { HomeModel } from '../model/build.ts';
import type { Place } from '../rules/rule.ts';
import { touches } from '../text/range.ts';
import { sameMeaning, type SecretPlace } from './same.ts';
import type { SettingPlace } from '../model/same.ts';

/** `withLines`: the lines of cipher-text.properties and cipher-tool.properties count, too. */
export const references = (model: HomeModel, file: string, offset: number, withLines: boolean): readonly Place[] =>
  (sameMeaning(model, file, offset)?.places ?? []).filter((place) => withLines || !isLine(place)).map((place) => ({ file: place.file, range: place.range }));

export interface Highlight extends Place {
  /** The line that gives a secret its value is written, what the server reads is read, and the rest is text. */
  readonly kind: 'read' | 'write' | 'text';
}

/** The places of the same file that mean the same, where the cursor is on one of them. */
export function highlights(model: HomeModel, file: string, offset: number): readonly Highlight[] {
  const places = (sameMeaning(model, file, offset)?.places ?? []).filter((place) => place.file === file);
  if (!places.some(({ range }) => touches(range, offset))) return [];
  return places.map((place) => ({ file, range: place.range, kind: isLine(place) ? 'write' : place.read ? 'read' : 'text' }));
}

const isLine = (place: SettingPlace | SecretPlace): boolean => 'reference' in place && place.reference === undefined;
