// The fix that gives one place the keystore of another, with its passwords and its alias.

import type { Field } from '../catalog/row.ts';
import { isSet, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { keysOf, usedEntries } from '../model/certificates.ts';
import type { Use } from '../model/home.ts';
import { keyField, openedWith, opensEveryKey } from '../model/passwords.ts';
import { spellLocation } from '../model/spell.ts';
import { fix, replaceValue } from './mend.ts';
import { keystorePath } from './once.ts';
import { words, type Edit, type Fix } from './rule.ts';

/** Gives a use the keystore of another one; none where the place cannot say all that it would have to. */
export function useKeystoreOf(model: HomeModel, use: Use, other: Use): readonly Fix[] {
  const values = valuesOf(model, use, other);
  if (!values) return [];
  const edits: Edit[] = [];
  for (const [field, text] of Object.entries(values) as [Field, string][]) {
    if (textOf(use, field)?.trim() === text) continue;
    const edit = replaceValue(use, field, text);
    if (edit.length === 0) return [];
    edits.push(...edit);
  }
  return fix(words('Use {0} with its password and alias, as {1} does', keystorePath(model, other), shortPath(model, other.file)), edits);
}

/** What the place has to say, by setting; undefined where a value is not known, or where there is no setting for it. */
function valuesOf(model: HomeModel, use: Use, other: Use): Partial<Record<Field, string>> | undefined {
  const password = textOf(other, 'password');
  const keyPassword = textOf(other, keyField(other));
  const [entry, ...more] = usedEntries(model, other);
  if (other.target.kind !== 'path' || password === undefined || keyPassword === undefined || !entry || more.length > 0) return undefined;
  const takesKeyPassword = isSet(use, 'keyPassword');
  if (!takesKeyPassword && keyPassword !== password && use.row.fields.password !== undefined) return undefined;
  const opened = openedWith(model, other, password, keyPassword);
  const keys = opened ? keysOf(opened) : [];
  const needed = opensEveryKey(model, use) ? keys : keys.filter(({ alias }) => alias === entry.alias);
  const namesAlias = isSet(use, 'alias');
  if (needed.length === 0 || needed.some(({ keyOpens }) => keyOpens !== true) || (!namesAlias && keys.length > 1)) return undefined;
  const type = opened?.type;
  if (!isSet(use, 'type') && type !== 'JKS') return undefined;
  return {
    location: spellLocation(model.home, use, other.target.listed ?? other.target.path),
    ...(isSet(use, 'type') && type ? { type } : {}),
    ...(use.row.fields.password === undefined ? {} : { password }),
    ...(takesKeyPassword ? { keyPassword } : {}),
    ...(namesAlias ? { alias: entry.alias } : {}),
  };
}
