// Values that a block lacks, taken from the other places of the home that mean the same keystore.

import type { Block } from '../blocks/block.ts';
import type { StoreValues } from '../blocks/documented.ts';
import type { Field } from '../catalog/row.ts';
import { keystoreOf, named } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import type { Setting, Use } from '../model/home.ts';
import { keysInUse, openedWith } from '../model/passwords.ts';
import { spellLocation } from '../model/spell.ts';
import { isKnown, type Node } from '../syntax/node.ts';
import { intoElement, textOfElement } from './block-edits.ts';
import { fix } from './mend.ts';
import { words, type Fix } from './rule.ts';

type Value = NonNullable<Block['text']>;

/** What stands where a value is not known. */
const unknown: Readonly<Record<Field, Value>> = {
  location: { placeholder: 'LOCATION' }, type: { placeholder: 'JKS' }, password: { placeholder: 'PASSWORD' }, alias: { placeholder: 'ALIAS' }, keyPassword: { placeholder: 'KEY_PASSWORD' },
};

/** A value as it is written, for a reader of the same kind; undefined for a secret, and where it is not known. */
export function writtenValue({ settings }: Use, field: Field): string | undefined {
  const setting = settings[field];
  return setting?.value && !setting.secret && isKnown(setting.value) && setting.value.text.trim() !== '' ? setting.value.text : undefined;
}

/** What a place says of its keystore, to be written in another block of the same kind of reader. */
export function storeValuesOf(use: Use | undefined): Required<StoreValues> {
  const value = (field: Field): Value => (use && writtenValue(use, field)) ?? unknown[field];
  const hasKeyPassword = use?.settings.keyPassword !== undefined;
  return { location: value('location'), type: value('type'), password: value('password'), alias: value('alias'), keyPassword: value(hasKeyPassword ? 'keyPassword' : 'password') };
}

/** The value of a setting that a use lacks; a placeholder where nothing of the home tells it. */
function missingValue(model: HomeModel, use: Use, field: Field): Value {
  if (field === 'location') return likelyLocation(model, use);
  const keystore = keystoreOf(use);
  const others = keystore === undefined ? [] : named(model).filter((other) => other !== use && keystoreOf(other) === keystore);
  const told = others.filter(({ state }) => state === 'open').concat(others).flatMap((other) => writtenValue(other, field) ?? [])[0];
  if (field === 'type') return use.keystore?.type ?? told ?? unknown.type;
  if (field === 'alias') return told ?? onlyKey(use) ?? unknown.alias;
  if (field === 'keyPassword') return opening(model, use) ?? told ?? unknown.keyPassword;
  return told ?? unknown.password;
}

/** The keystore of the whole server, for a person to look at. */
function likelyLocation(model: HomeModel, use: Use): Value {
  const other = named(model).find(({ row }) => row.id === (use.role === 'truststore' ? 'carbon/truststore' : 'carbon/primary'));
  return other && other !== use && other.target.kind === 'path' ? { placeholder: spellLocation(model.home, use, other.target.path) } : unknown.location;
}

const onlyKey = ({ keystore }: Use): string | undefined => {
  const keys = keystore?.entries.filter(({ kind }) => kind === 'key') ?? [];
  return keys.length === 1 ? keys[0]!.alias : undefined;
};

/** The password of the store, where it opens the keys. */
function opening(model: HomeModel, use: Use): string | undefined {
  const password = writtenValue(use, 'password');
  const keys = password === undefined ? [] : keysInUse(model, use, openedWith(model, use, password, password));
  return keys.length > 0 && keys.every(({ keyOpens }) => keyOpens === true) ? password : undefined;
}

/** Whatever its names are, a block has them in the order of the documentation. */
const fieldOrder: readonly Field[] = ['location', 'type', 'password', 'alias', 'keyPassword'];

/** The fix that inserts the elements that a block lacks. */
export function insertMissing(model: HomeModel, use: Use, fields: readonly Field[]): readonly Fix[] {
  const names = fields.map((field) => use.row.fields[field]!);
  const block = nodeAt(model, use.file, use.block);
  if (!block || names.some((name) => /[^\w.-]/.test(name))) return [];
  const blocks = fields.map((field, index): Block => ({ name: names[index]!, text: missingValue(model, use, field) }));
  return fix(words('Insert {0}', names.join(', ')), intoElement(model, { file: use.file, node: block }, blocks, fieldOrder.flatMap((field) => use.row.fields[field] ?? [])), true);
}

/** The fix that gives an empty element its value. */
export function fillEmpty(model: HomeModel, use: Use, field: Field): readonly Fix[] {
  const setting = use.settings[field];
  const node = setting && nodeAt(model, use.file, setting);
  return !node || node.name.startsWith('@') ? [] : fix(words('Fill in {0}', setting.name), textOfElement(model, { file: use.file, node }, missingValue(model, use, field)), true);
}

/** The node that a block or a setting was found at, in a file of XML. */
export function nodeAt({ world }: HomeModel, file: string, { name, range }: Pick<Setting, 'name' | 'range'>): Node | undefined {
  const parsed = treeOf(world, file);
  let node = parsed?.format === 'xml' ? parsed.root : undefined;
  // Attributes are named without their mark in settings.
  while (node && (node.range.start !== range.start || node.name.replace(/^@/, '') !== name)) {
    node = node.children.find((child) => child.range.start <= range.start && range.end <= child.range.end);
  }
  return node;
}
