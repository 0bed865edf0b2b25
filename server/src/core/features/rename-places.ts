// What the kinds of renaming share: their answer, and a value written at a place.

import { shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { isReadAsWritten } from '../model/effective.ts';
import type { SettingPlace } from '../model/same.ts';
import { replaceSetting } from '../rules/mend.ts';
import { words, type Annotation, type Edit, type Words } from '../rules/rule.ts';
import { formatOf } from '../syntax/parse.ts';
import { isWritable } from '../syntax/write.ts';
import { nameOf } from '../text/path.ts';

export interface Renamed {
  readonly edits: readonly Edit[];
  /** The keystore file that may be renamed, too: it is there, and nothing is where it would go. */
  readonly moves?: { readonly from: string; readonly to: string };
}

/** Why nothing is renamed. */
export interface Refused {
  readonly refused: Words;
}

export const refuse = <const T extends string>(text: T, ...args: string[]): Refused => ({ refused: { text, args } });

export const isRefused = (answer: object): answer is Refused => 'refused' in answer;

const unread: Annotation = { label: words('Places that the server does not read'), needsConfirmation: true };

/** Writes a text at a place; nothing where it stands already. `at`: the place that a person chose. */
export function writeAt(model: HomeModel, place: SettingPlace, text: string, at: SettingPlace): readonly Edit[] | Refused {
  const { use, setting, read } = place;
  const format = formatOf(nameOf(place.file));
  const written = setting.value?.text;
  if (written === undefined || setting.secret || written === text || (use.row.trims && written.trim() === text)) return [];
  const counts = read || (place.file === at.file && place.range.start === at.range.start);
  if (counts && format && !isWritable(format, text)) return refuse('{0} cannot hold this text', shortPath(model, place.file));
  if (counts && place.field !== 'location' && !isReadAsWritten(use.row, text)) return refuse('{0} would be read with something else in its place', shortPath(model, place.file));
  return replaceSetting(use, setting, text).map((edit) => (counts ? edit : { ...edit, annotation: unread }));
}

/** All edits, or the first reason for none. */
export function together(answers: readonly (readonly Edit[] | Refused)[]): Renamed | Refused {
  const edits: Edit[] = [];
  for (const answer of answers) {
    if (isRefused(answer)) return answer;
    edits.push(...answer);
  }
  return { edits };
}
