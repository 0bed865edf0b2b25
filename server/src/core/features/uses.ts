// Every place that names a keystore, and what it names: the list that replaces `grep -nr ".jks" .`.

import type { Role } from '../catalog/row.ts';
import { fileOf, placeOf, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { UseState } from '../model/home.ts';
import type { Range } from '../text/range.ts';
import { endOf } from './facts.ts';

export interface ListedUse {
  readonly home: string;
  readonly file: string;
  readonly range: Range;
  readonly role: Role;
  /** As written. */
  readonly location: string;
  /** The file it names; undefined where that cannot be known here. */
  readonly resolved: string | undefined;
  readonly state: Exclude<UseState, 'none'>;
  readonly type: string | undefined;
  readonly alias: string | undefined;
  readonly read: boolean;
  /** When the first of the certificates in use ends, as ISO 8601. */
  readonly expires: string | undefined;
}

/** The uses of a home that name a keystore, by file and place. */
export function listUses(model: HomeModel): readonly ListedUse[] {
  const listed = model.uses.flatMap((use) => {
    const { role, state, settings, read, keystore, inherited } = use;
    const location = settings.location?.value?.text.trim();
    if (state === 'none' || inherited || !location) return [];
    return [{ home: model.home.path, ...placeOf(use, 'location'), role, location, resolved: fileOf(use), state, type: keystore?.type, alias: textOf(use, 'alias'), read, expires: endOf(use) }];
  });
  return listed.sort((a, b) => (a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1));
}
