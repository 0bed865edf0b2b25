// A keystore has the password that WSO2 ships its own with.

import type { Field } from '../catalog/row.ts';
import { named, placeOf, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { nameOf } from '../text/path.ts';
import { production } from './documentation.ts';
import { asWords, words, type Finding, type Place, type Rule } from './rule.ts';

export const defaultPassword: Rule = {
  id: 'default-password',
  severity: 'info',
  summary: 'A keystore has the password that WSO2 ships',
  documentation: production,

  *check(model) {
    const places = defaultPlaces(model);
    const first = places.find(({ isPrimary }) => isPrimary) ?? places.find(({ file }) => nameOf(file) === 'carbon.xml') ?? places[0];
    if (!first) return;
    const others = places.filter((place) => place !== first);
    const count = new Set(places.map(({ file }) => file)).size;
    yield {
      at: first.at,
      message: words(`The password of the keystores as WSO2 ships them is in use, in ${count === 1 ? '1 file' : '{0} files'}`, count),
      related: others.slice(0, mostRelated).map(({ at, message }) => ({ at, message })),
      ofHome: true,
    };
  },
};

/** More of them would hide what else a hover has to say; `keystores` lists them all. */
const mostRelated = 3;

interface DefaultPlace extends NonNullable<Pick<NonNullable<Finding['related']>[number], 'at' | 'message'>> {
  readonly at: Place;
  readonly file: string;
  readonly isPrimary: boolean;
}

/** A password that opens nothing has to be changed anyhow. */
const defaultPlaces = (model: HomeModel): readonly DefaultPlace[] => named(model).filter(({ state }) => state !== 'locked').flatMap((use) =>
  (['password', 'keyPassword'] as const satisfies readonly Field[]).filter((field) => textOf(use, field) === 'wso2carbon' && (field === 'password' || opensKey(use))).slice(0, 1).map((field) => ({
    at: placeOf(use, field),
    message: asWords(use.row.title),
    file: use.file,
    isPrimary: use.role === 'primary',
  })));

const opensKey = ({ keystore }: Use): boolean => keystore?.entries.some(({ keyOpens }) => keyOpens === true) ?? false;
