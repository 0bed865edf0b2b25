// Settings of a home that mean the same thing: the same keystore file, the same alias of it, the same password.

import type { Field } from '../catalog/row.ts';
import { sameAlias } from '../keystore/alias.ts';
import { normalise } from '../text/path.ts';
import type { Value } from '../syntax/node.ts';
import type { Range } from '../text/range.ts';
import { isHidden, keystoreOf, textOf } from './ask.ts';
import type { HomeModel } from './build.ts';
import type { Setting, Use } from './home.ts';

/** A setting of a use; `range` is its value, or the alias of the secret that stands for it. */
export interface SettingPlace {
  readonly file: string;
  readonly range: Range;
  /** Whether the server reads it. */
  readonly read: boolean;
  readonly use: Use;
  readonly field: Field;
  readonly setting: Setting;
}

/** The same text for uses that mean the same keystore file, whether it is here or not; that of the place fallen back to where a use names none. */
export function keystoreMeant({ uses }: Pick<HomeModel, 'uses'>, use: Use): string | undefined {
  if (use.target.kind !== 'none') return keystoreNamed(use);
  const other = use.row.fallback === undefined ? undefined : uses.find(({ row, shadowed }) => row.id === use.row.fallback && !shadowed);
  return other && keystoreNamed(other);
}

/** A path of the server's machine is the same one wherever it is written in full. */
function keystoreNamed(use: Use): string | undefined {
  const { target, settings } = use;
  if (target.kind !== 'unknown' || target.why !== 'absolute') return keystoreOf(use);
  return normalise((settings.location?.value?.text.trim() ?? '').replace(/^file:(?:\/\/)?/, ''));
}

const isBlank = (value: Value | undefined): boolean => (value?.text.trim() ?? '') === '';

/** A setting with its place; undefined where nothing is written there. */
export function settingPlace(use: Use, field: Field): SettingPlace | undefined {
  const setting = use.settings[field];
  const range = isBlank(setting?.value) ? setting?.secret?.range : setting?.value?.range;
  return setting && range && { file: use.file, range, read: use.read, use, field, setting };
}

/**
 * Every setting of the home that means the same as one of a use, that one included, by file and place; none where its keystore is not known.
 * Places that the server does not read are among them, and say so.
 */
export function samePlaces(model: HomeModel, use: Use, field: Field): readonly SettingPlace[] {
  const keystore = keystoreMeant(model, use);
  if (keystore === undefined || isHiddenAlias(use, field)) return [];
  const places = model.uses.filter((other) => keystoreMeant(model, other) === keystore)
    .flatMap((other) => fieldsLike(use, field, other)).flatMap(([other, own]) => settingPlace(other, own) ?? []);
  const read = places.filter((place) => place.read);
  const unique = new Map([...places, ...read].map((place) => [`${place.range.start} ${place.file}`, place]));
  return [...unique.values()].sort((a, b) => (a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1));
}

const isHiddenAlias = (use: Use, field: Field): boolean => field === 'alias' && isHidden(use, 'alias');

const passwords: readonly Field[] = ['password', 'keyPassword'];

/** The settings of another use of the same keystore that mean what this one does. */
function fieldsLike(use: Use, field: Field, other: Use): readonly (readonly [Use, Field])[] {
  if (field !== 'alias' && isWithoutOwn(other)) return [];
  if (field === 'location') return [[other, field]];
  if (field === 'alias') return isSameAlias(use, other) ? [[other, field]] : [];
  if (!passwords.includes(field)) return use === other ? [[use, field]] : [];
  return passwords.filter((each) => (each === field ? field === 'password' || sharesKey(use, other) : isOnePassword([use, field], [other, each])))
    .map((each) => [other, each] as const);
}

/** A place that falls back to another's keystore has no location and no password of its own for it. */
const isWithoutOwn = ({ target, inherited }: Use): boolean => inherited || target.kind === 'none';

function isSameAlias(use: Use, other: Use): boolean {
  const [own, others] = [use, other].map((each) => textOf(each, 'alias')?.trim());
  return own !== undefined && others !== undefined && sameAlias(own, others);
}

/** Whether two places open one key; a place without an alias opens them all. */
function sharesKey(use: Use, other: Use): boolean {
  if (use === other) return true;
  if (isHidden(use, 'alias') || isHidden(other, 'alias')) return false;
  return textOf(use, 'alias') === undefined || textOf(other, 'alias') === undefined || isSameAlias(use, other);
}

/** keytool gives the keys of a PKCS12 keystore its own password, and changes both at once. */
function isOnePassword([use, field]: readonly [Use, Field], [other, own]: readonly [Use, Field]): boolean {
  const text = textOf(use, field);
  const type = use.keystore?.type ?? other.keystore?.type ?? textOf(use, 'type')?.trim().toUpperCase();
  return type === 'PKCS12' && text !== undefined && textOf(other, own) === text && sharesKey(use, other);
}
