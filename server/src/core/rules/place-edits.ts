// What a place has to say to work with a keystore, and why it cannot.

import type { Field } from '../catalog/row.ts';
import { findEntry } from '../keystore/alias.ts';
import type { Entry, Opened } from '../keystore/keystore.ts';
import { isHidden, isSet, keystoreOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { aliasOf, keysOf, needsKey, usedEntries } from '../model/certificates.ts';
import type { Setting, Target, Use } from '../model/home.ts';
import { locate } from '../model/locate.ts';
import { opensEveryKey } from '../model/passwords.ts';
import { spellLocation } from '../model/spell.ts';
import { below, nameOf } from '../text/path.ts';
import { words, type Edit, type Words } from './rule.ts';
import { writeSetting } from './setting-edits.ts';

/** A keystore that places are to work with. */
export interface Wanted {
  readonly path: string;
  /** Opened with the two passwords. */
  readonly opened: Opened;
  readonly password: string;
  /** The store's, where the key has none of its own. */
  readonly keyPassword: string;
  /** As the keystore spells it; undefined for a truststore. */
  readonly alias: string | undefined;
}

/** A password that a place has from cipher-text.properties. */
export interface SecretText {
  readonly alias: string;
  readonly text: string;
}

/** What has to change for a place; undefined texts mean that nothing stands in the way. */
export type PlaceEdits =
  | { readonly kind: 'edits'; readonly edits: readonly Edit[]; readonly secrets: readonly SecretText[] }
  | { readonly kind: 'left'; readonly why: Words };

const left = <const T extends string>(text: T, ...args: string[]): PlaceEdits => ({ kind: 'left', why: { text, args } });

/** The edits that make a use work with a keystore. `primary`: where the primary keystore will be, for places that name it by its name. */
export function placeEdits(model: HomeModel, use: Use, wanted: Wanted, primary: Target | undefined): PlaceEdits {
  const alias = aliasFor(model, use, wanted);
  if (alias.kind === 'left') return alias;
  if (use.inherited) return collect(model, use, alias.text === undefined ? {} : { alias: alias.text });
  const unfit = whyTypeUnfit(model, use, wanted) ?? whyKeyUnfit(model, use, wanted);
  if (unfit) return unfit;
  const location = locationFor(model, use, wanted, primary);
  if (location === undefined) return left('it cannot name {0}', shortPath(model, wanted.path));
  return collect(model, use, {
    location,
    ...(isSet(use, 'type') || (wanted.opened.type !== 'JKS' && use.row.fields.type !== undefined) || needs(use, 'type') ? { type: wanted.opened.type ?? 'JKS' } : {}),
    ...(use.row.fields.password === undefined ? {} : { password: wanted.password }),
    ...(wantsKeyPassword(use, wanted) ? { keyPassword: wanted.keyPassword } : {}),
    ...(alias.text === undefined ? {} : { alias: alias.text }),
  });
}

const needs = ({ row }: Use, field: Field): boolean => row.needs?.includes(field) ?? false;

const wantsKeyPassword = (use: Use, { keyPassword, password }: Wanted): boolean =>
  use.row.fields.keyPassword !== undefined && use.role !== 'truststore' && (isSet(use, 'keyPassword') || needs(use, 'keyPassword') || keyPassword !== password);

function whyTypeUnfit(model: HomeModel, { row }: Use, { path, opened }: Wanted): PlaceEdits | undefined {
  if (opened.type === 'JKS') return undefined;
  const type = opened.type ?? '';
  if (row.fields.type === undefined && row.fields.password !== undefined) return left('it takes a keystore of type JKS alone, and {0} is {1}', shortPath(model, path), type);
  const isDynamic = model.home.serverKey === 'AM' && row.id.startsWith('ssl-profiles/sender');
  return isDynamic ? left('dynamic SSL supports keystores of type JKS alone, and {0} is {1}', shortPath(model, path), type) : undefined;
}

function whyKeyUnfit(model: HomeModel, use: Use, wanted: Wanted): PlaceEdits | undefined {
  const { row, role } = use;
  if (!needsKey(use)) return undefined;
  const keys = keysOf(wanted.opened);
  const entry = keys.find(({ alias }) => alias === wanted.alias);
  const everyKey = opensEveryKey(model, use);
  if (!entry) return left('it needs a key, and no key of {0} is chosen', shortPath(model, wanted.path));
  if ((role === 'primary' || role === 'internal' || role === 'secure-vault') && entry.chain[0]?.keyAlgorithm !== 'RSA') return left('the server encrypts with this key, for which it has to be an RSA key');
  if (row.fields.alias === undefined && keys.length > 1) return left('it has no setting for an alias, and {0} holds several keys', shortPath(model, wanted.path));
  const hasOwnPassword = wanted.keyPassword !== wanted.password;
  if (hasOwnPassword && row.fields.keyPassword === undefined && row.fields.password !== undefined) return left('it has no setting for the password of the key, which is not that of the keystore');
  if (hasOwnPassword && role === 'primary') return left('the kernel opens this key with the password of the keystore, which is not that of the key');
  const needed: readonly Entry[] = everyKey ? keys : [entry];
  return needed.some(({ keyOpens }) => keyOpens !== true) ? left('it opens every key of the keystore with one password, and not all of them have that one') : undefined;
}

type AliasFor = { readonly kind: 'text'; readonly text: string | undefined } | Extract<PlaceEdits, { readonly kind: 'left' }>;

const text = (alias: string | undefined): AliasFor => ({ kind: 'text', text: alias });

/** The alias that a place has to name; undefined where it names none, and does not have to. */
function aliasFor(model: HomeModel, use: Use, { path, opened, alias }: Wanted): AliasFor {
  if (use.row.fields.alias === undefined) return text(undefined);
  if (needsKey(use)) return text(isSet(use, 'alias') || needs(use, 'alias') || keysOf(opened).length > 1 ? alias : undefined);
  const present = aliasOf(use);
  if (present === undefined) return text(undefined);
  if (alias !== undefined && isAliasOfKey(model, use, present)) return text(alias);
  // A certificate of somebody else: the place goes on naming it, if it can.
  const entry = findEntry(opened, present);
  return entry ? text(entry.alias) : { kind: 'left', why: words('{0} does not hold the certificate {1}', shortPath(model, path), present) };
}

/** Whether an alias is that of a key: its owner's, as is what other places of the same keystore work with. */
const isAliasOfKey = (model: HomeModel, use: Use, alias: string): boolean =>
  usedEntries(model, use).some(({ kind }) => kind === 'key')
  || model.uses.some((other) => needsKey(other) && keystoreOf(other) === keystoreOf(use) && aliasOf(other)?.toLowerCase() === alias.toLowerCase());

/** The location that names the file there, for sure. */
function locationFor(model: HomeModel, use: Use, { path }: Wanted, primary: Target | undefined): string | undefined {
  const { home, world } = model;
  const real = world.look(path).real;
  const inside = below(home.path, path);
  const candidates = [spellLocation(home, use, path), ...(use.row.base === 'name' && use.role === 'sso' && inside !== undefined ? [inside] : [])];
  const present = use.settings.location?.value?.text;
  return [...(keystoreOf(use) === real && present !== undefined ? [present.trim()] : []), ...candidates].find((location) => {
    const range = { start: 0, end: 0 };
    const setting: Setting = { name: '', nameRange: range, range, secret: undefined, value: { text: location, range, outer: range } };
    const target = locate(use.row, setting, { world, home, file: use.file, primary });
    return target.kind === 'path' && target.real === real;
  });
}

/** Writes the settings, or says which one cannot be written. */
function collect(model: HomeModel, use: Use, values: Partial<Record<Field, string>>): PlaceEdits {
  const edits: Edit[] = [];
  const secrets: SecretText[] = [];
  for (const [field, value] of Object.entries(values) as [Field, string][]) {
    const setting = use.settings[field];
    const written = writeSetting(model, use, field, value);
    if (written) edits.push(...written);
    else if (setting?.secret && (field === 'password' || field === 'keyPassword')) secrets.push({ alias: setting.secret.text.trim(), text: value });
    else return whyUnwritten(use, field);
  }
  return { kind: 'edits', edits, secrets };
}

function whyUnwritten(use: Use, field: Field): PlaceEdits {
  const name = use.settings[field]?.name ?? use.row.fields[field]?.replace(/^.*\/|^@/, '') ?? field;
  if (isHidden(use, field)) return left('{0} is filled in from outside, or not known here', name);
  return left('{0} cannot be written into {1}', name, nameOf(use.file));
}
