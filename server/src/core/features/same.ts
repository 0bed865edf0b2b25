// What is meant at a place (a keystore file, an alias, a password, a secret), and every place of the home that means the same.

import type { Field } from '../catalog/row.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import { samePlaces, settingPlace, type SettingPlace } from '../model/same.ts';
import { isReadReference, secretsOf } from '../model/secrets.ts';
import type { SecretReference } from '../model/secret-references.ts';
import type { Place } from '../rules/rule.ts';
import { touches } from '../text/range.ts';
import { settingsAt } from './at.ts';
import { aliasAt } from './secret-definition.ts';

/** A place that names a secret: a setting (`reference`), or a line of cipher-text.properties or cipher-tool.properties. */
export interface SecretPlace extends Place {
  readonly read: boolean;
  readonly reference: SecretReference | undefined;
}

export type Meaning =
  /** What a setting means; `places` holds it, too, and is empty where its keystore is not known. */
  | { readonly kind: 'setting'; readonly at: SettingPlace; readonly places: readonly SettingPlace[] }
  | { readonly kind: 'secret'; readonly alias: string; readonly places: readonly SecretPlace[] };

const fields: readonly Field[] = ['location', 'alias', 'password', 'keyPassword'];

/** What is meant at an offset of a file, and where else; undefined where it is none of these. */
export function sameMeaning(model: HomeModel, file: string, offset: number): Meaning | undefined {
  const alias = aliasAt(model, file, offset);
  const places = alias === undefined ? [] : secretPlaces(model, alias);
  if (alias !== undefined && places.some((place) => place.file === file && touches(place.range, offset))) return { kind: 'secret', alias, places };
  for (const { use, field } of settingsAt(model, file, offset)) {
    const at = fields.includes(field) ? settingPlace(use, field) : undefined;
    if (at) return { kind: 'setting', at, places: samePlaces(model, use, field) };
  }
  return alias === undefined ? undefined : { kind: 'secret', alias, places };
}

/** Every place that names a secret: settings first, then its lines. */
export function secretPlaces(model: HomeModel, alias: string): readonly SecretPlace[] {
  const { references, textFile, toolFile } = secretsOf(model);
  const settings = references.filter((each) => each.alias.text === alias)
    .map((reference) => ({ file: reference.file, range: reference.alias.range, read: isReadReference(model, reference), reference }));
  const lines = [textFile, toolFile].flatMap((file) => (file === undefined ? [] : linesOfAlias(model, file, alias)));
  return [...settings, ...lines.map(({ file, nameRange }) => ({ file, range: nameRange, read: true, reference: undefined }))];
}

/** The lines of an alias in a .properties file, where it may stand more than once. */
export const linesOfAlias = ({ world, home }: HomeModel, file: string, alias: string) => (home.generation === 'toml' ? [] : treeOf(world, file)?.root.children ?? [])
  .flatMap(({ name, nameRange, value }) => (name === alias ? [{ file, nameRange, value }] : []));
