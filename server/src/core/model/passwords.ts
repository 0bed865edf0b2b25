// Which password opens what: what rules ask of a use and its keystore.

import type { Field } from '../catalog/row.ts';
import { findEntry } from '../keystore/alias.ts';
import type { Entry, Opened } from '../keystore/keystore.ts';
import { isHidden, isSet, textOf } from './ask.ts';
import type { HomeModel } from './build.ts';
import type { Use } from './home.ts';
import { compareVersions, kernelOf } from './product.ts';

/** The setting whose password opens the keys: the key password, or the store's where there is none. */
export const keyField = (use: Use): Field => (isSet(use, 'keyPassword') ? 'keyPassword' : 'password');

/** What Java says to a wrong password for a key. */
export const keyRefusal = ({ keystore }: Use): string => (keystore?.type === 'PKCS12' ? 'Given final block not properly padded' : 'Cannot recover key');

/** Whether it is known which password the reader takes for the keys. */
export const isKeyPasswordKnown = (use: Use): boolean =>
  !isHidden(use, 'password') && !isHidden(use, 'keyPassword') && (isSet(use, 'keyPassword') || !use.row.needs?.includes('keyPassword'));

/** Whether the reader opens every key of the store, as Java's key managers do, rather than the one of the alias. */
export function opensEveryKey({ home }: HomeModel, { row }: Use): boolean {
  if (row.allKeys === 'tomcat-7') return compareVersions(kernelOf(home) ?? '4.4', '4.5') < 0;
  return row.allKeys === true || row.fields.alias === undefined;
}

const keysOf = ({ entries }: Opened): readonly Entry[] => entries.filter(({ kind }) => kind === 'key');

/** The keys that a use of an open store has to open; none where a certificate will do, or where it is not known which. */
export function keysInUse(model: HomeModel, use: Use, opened: Opened | undefined = use.keystore): readonly Entry[] {
  if (!opened || opened.state !== 'open' || use.role === 'truststore' || use.row.certificateIsEnough) return [];
  if (opensEveryKey(model, use)) return keysOf(opened);
  if (isHidden(use, 'alias')) return [];
  const alias = textOf(use, 'alias')?.trim();
  const keys = keysOf(opened);
  if (alias === undefined) return keys.length === 1 ? keys : [];
  const entry = findEntry(opened, alias);
  return entry?.kind === 'key' ? [entry] : [];
}

/** Whether one password has to open every key, and does not. Whichever was tried: if it opens one key and not another, theirs differ. */
export function isMixed(model: HomeModel, use: Use): boolean {
  if (!use.row.allKeys || !opensEveryKey(model, use)) return false;
  const keys = keysInUse(model, use);
  return keys.some(({ keyOpens }) => keyOpens === true) && keys.some(({ keyOpens }) => keyOpens === false);
}

/** The store opened again, with these passwords. */
export const openedWith = ({ world }: HomeModel, { target }: Use, password: string | undefined, keyPassword: string | undefined): Opened | undefined =>
  target.kind === 'path' && target.exists ? world.open(target.listed ?? target.path, password, keyPassword) : undefined;

/** Whether the store's own password opens every one of the keys that a use works with; undefined where that is not known. */
export function storePasswordOpensKeys(model: HomeModel, use: Use): boolean | undefined {
  const password = textOf(use, 'password');
  if (password === undefined) return undefined;
  const keys = keysInUse(model, use, openedWith(model, use, password, undefined));
  if (keys.length === 0 || keys.some(({ keyOpens }) => keyOpens === undefined)) return undefined;
  return keys.every(({ keyOpens }) => keyOpens);
}

/** Whether blanks around a password are all that is wrong with it: without them it opens the store, or the keys. */
export function opensWithoutBlanks(model: HomeModel, use: Use, field: 'password' | 'keyPassword'): boolean {
  const text = textOf(use, field);
  const trimmed = text?.trim();
  if (text === undefined || trimmed === undefined || trimmed === text) return false;
  if (field === 'password') return openedWith(model, use, trimmed, undefined)?.state === 'open';
  const keys = keysInUse(model, use, openedWith(model, use, textOf(use, 'password'), trimmed));
  return keys.length > 0 && keys.every(({ keyOpens }) => keyOpens === true);
}
