// What the rows of the catalogue find in one file, as plain data, so that text and tree can go.

import type { Condition, Field, Row } from '../catalog/row.ts';
import type { Node, Parsed, Value } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import { touches } from '../text/range.ts';
import { isSlip } from '../text/slip.ts';
import { longestValue, secretInPlace } from './effective.ts';
import type { Setting, Use } from './home.ts';

/** A block that a row found in a file. */
export interface Found {
  readonly row: Row;
  readonly block: Use['block'];
  readonly settings: Use['settings'];
  readonly aside: Use['aside'];
  readonly strays: Use['strays'];
  /** 0 for the first block of its row in the file, or in the block around it. */
  readonly index: number;
  /** Whether the conditions that the file itself decides hold. */
  readonly holds: boolean;
}

/** Finds the blocks of the rows in a file. */
export function extract({ root, format, errors }: Parsed, rows: readonly Row[]): readonly Found[] {
  // XML with an error is read by nobody, and somebody may be typing there; Jaggery's JSON is read with commas missing.
  const broken = format === 'xml' ? errors.map(({ range }) => range.start) : [];
  const file = { root, broken, lastCounts: format === 'properties' || format === 'json', concealed: protectedTokens(root), names: namesOf(rows) };
  return rows.flatMap((row) => blocksOf(root, row).map(({ block, index }) => found(block, { ...file, row, index })));
}

/** The blocks of a row, each with its place among those of which the reader takes the first. */
function blocksOf(root: Node, { at, single }: Row): readonly { readonly block: Node; readonly index: number }[] {
  const slash = at.lastIndexOf('/');
  const parents = single === 'in-parent' && slash > 0 ? select(root, at.slice(0, slash)) : [];
  const groups = parents.length > 0 ? parents.map((parent) => select(parent, at.slice(slash + 1))) : [select(root, at)];
  return groups.flatMap((group) => group.map((block, index) => ({ block, index })));
}

interface Context {
  readonly root: Node;
  /** Where the file is not well-formed. */
  readonly broken: readonly number[];
  readonly row: Row;
  readonly index: number;
  /** Of several properties of one name Java takes the last. */
  readonly lastCounts: boolean;
  /** Names of the settings of all rows of the file. */
  readonly names: ReadonlySet<string>;
  /** Keys whose values EndpointConfig.properties declares to be secrets. */
  readonly concealed: ReadonlyMap<string, Value>;
}

function found(block: Node, context: Context): Found {
  const { root, row, index, concealed } = context;
  const settings: Partial<Record<Field, Setting>> = {};
  for (const [field, path] of Object.entries(row.fields) as [Field, string][]) {
    const own = settingAt(block, path, context);
    const setting = own && !isPassword(field) ? withoutPassword(own) : own;
    if (setting) settings[field] = concealed.has(setting.name) ? { ...setting, secret: concealed.get(setting.name)! } : setting;
  }
  const aside: Record<string, Setting> = {};
  for (const [name, path] of Object.entries(row.aside ?? {})) {
    const setting = settingAt(block, path, context);
    if (setting) aside[name] = setting;
  }
  const { name, nameRange, range, content } = block;
  const holds = (row.read ?? []).every((condition) => fileCondition(root, block, condition));
  return { row, block: { name, nameRange, range, content }, settings, aside, strays: straysOf(block, settings, context), index, holds };
}

/** The setting at a path from the block, or with a leading `/` from the root. */
function settingAt(block: Node, path: string, { root, lastCounts, broken }: Context): Setting | undefined {
  const node = nodesAt(root, block, path).at(lastCounts ? -1 : 0);
  const setting = node && settingOf(node, ownerOf(root, block, path));
  return setting?.value && broken.some((at) => touches(setting.range, at)) ? { ...setting, value: unknown(setting.value) } : setting;
}

const isPassword = (field: Field): boolean => field === 'password' || field === 'keyPassword';

const passwordBehind = /[\w.-]*(?:pass|pwd)[\w.-]*\s*[=:>]/i;

/** Where a line break was deleted, a value goes on with the next setting: its password is nothing to be shown. */
function withoutPassword(setting: Setting): Setting {
  const { value } = setting;
  const index = value ? value.text.slice(0, longestValue).search(passwordBehind) : -1;
  return value && index >= 0 ? { ...setting, value: { ...value, text: `${value.text.slice(0, index)}\uFFFD` } } : setting;
}

/** A half-typed value is not known yet. */
const unknown = (value: Value): Value => ({ ...value, text: `${value.text}\uFFFD` });

function settingOf(node: Node, owner: Node | undefined): Setting {
  return { name: node.name.replace(/^@/, ''), nameRange: node.nameRange, range: node.range, value: node.value, secret: secretOf(node, owner) };
}

const nodesAt = (root: Node, block: Node, path: string): readonly Node[] =>
  path.startsWith('/') ? select(root, path.slice(1)) : select(block, path.replace(/^\.\//, ''));

const isName = (path: string): boolean => !/[/[]/.test(path);

const names = new WeakMap<readonly Row[], ReadonlySet<string>>();

/** Names of the settings of rows; the same files of many homes have the same list of rows. */
function namesOf(rows: readonly Row[]): ReadonlySet<string> {
  const found = names.get(rows) ?? new Set(rows.flatMap((row) => Object.values(row.fields)).filter(isName));
  names.set(rows, found);
  return found;
}

/** Children of a block that no row knows, and whose name is a slip away from a setting that is not there. */
function straysOf(block: Node, settings: Found['settings'], { row, names }: Context): Use['strays'] {
  const missing = (Object.entries(row.fields) as [Field, string][]).filter(([field, path]) => isName(path) && !settings[field]);
  if (missing.length === 0) return [];
  return block.children.filter(({ name }) => !names.has(name)).flatMap((child) => {
    const meant = missing.find(([, name]) => isSlip(child.name, name));
    const owner = child.name.startsWith('@') ? block : undefined;
    return meant ? [{ field: meant[0], meant: meant[1].replace(/^@/, ''), setting: settingOf(child, owner) }] : [];
  });
}

/** The element that an attribute stands on. */
function ownerOf(root: Node, block: Node, path: string): Node | undefined {
  const slash = path.lastIndexOf('/');
  if (!path.slice(slash + 1).startsWith('@')) return undefined;
  return slash < 0 ? block : nodesAt(root, block, path.slice(0, slash))[0];
}

/** A secret stands for a value by `secretAlias` on its element, or by `$secret{…}` or `secretAlias:…` in its place. */
function secretOf(node: Node, owner: Node | undefined): Value | undefined {
  const attribute = (owner ?? node).children.find((child) => child.name === '@secretAlias')?.value;
  if (attribute && (!owner || attribute.text.trim().split('.').at(-1) === node.name.slice(1))) return attribute;
  const value = node.value;
  const match = value && value.text.length <= longestValue && secretInPlace.exec(value.text);
  if (!match) return undefined;
  const start = value.range.start + match[1]!.trimStart().length;
  const range = { start, end: Math.min(start + match[2]!.trimEnd().length, value.range.end) };
  return { text: match[2]!.trim(), range, outer: range };
}

function protectedTokens(root: Node): ReadonlyMap<string, Value> {
  const value = root.children.find((child) => child.name === 'protectedTokens')?.value;
  return new Map((value?.text.split(',') ?? []).map((token) => [token.trim(), { ...value!, text: token.trim() }]));
}

/** Conditions about the home are decided where the home is known. */
function fileCondition(root: Node, block: Node, condition: Condition): boolean {
  if (typeof condition === 'string') return condition !== 'never';
  const text = nodesAt(root, block, condition.at)[0]?.value?.text.trim().toLowerCase();
  if ('isNot' in condition) return text !== condition.isNot.toLowerCase();
  return text === undefined ? condition.absent ?? false : text === condition.is.toLowerCase();
}
