// A keystore has the password that WSO2 ships its own with.

import type { Field } from '../catalog/row.ts';
import { homePlace, named, placeOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { production } from './documentation.ts';
import { words, type Finding, type Place, type Rule } from './rule.ts';

export const defaultPassword: Rule = {
  id: 'default-password',
  severity: 'info',
  summary: 'A keystore has the password that WSO2 ships',
  documentation: production,

  *check(model) {
    const places = defaultPlaces(model);
    const [first] = places.filter(({ isPrimary }) => isPrimary);
    const at = first?.at ?? (places.length > 0 ? homePlace(model) : undefined);
    if (!at) return;
    const others = places.filter((place) => place !== first);
    const count = new Set(places.map(({ file }) => file)).size;
    yield {
      at,
      message: words(`The password of the keystores as WSO2 ships them is in use, in ${count === 1 ? '1 file' : '{0} files'}`, count),
      related: others.map(({ at: place, message }) => ({ at: place, message })),
    };
  },
};

interface DefaultPlace extends NonNullable<Pick<NonNullable<Finding['related']>[number], 'at' | 'message'>> {
  readonly at: Place;
  readonly file: string;
  readonly isPrimary: boolean;
}

/** A password that opens nothing has to be changed anyhow. */
const defaultPlaces = (model: HomeModel): readonly DefaultPlace[] => named(model).filter(({ state }) => state !== 'locked').flatMap((use) =>
  (['password', 'keyPassword'] as const satisfies readonly Field[]).filter((field) => textOf(use, field) === 'wso2carbon').slice(0, 1).map((field) => ({
    at: placeOf(use, field),
    message: words('{0} in {1}', use.row.title, shortPath(model, use.file)),
    file: use.file,
    isPrimary: use.role === 'primary',
  })));
