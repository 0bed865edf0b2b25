// What the rows of the catalogue find in one file, as plain data, so that text and tree can go.

import type { Condition, Field, Row } from '../catalog/row.ts';
import type { Node, Parsed, Value } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import type { Setting, Use } from './home.ts';

/** A block that a row found in a file. */
export interface Found {
  readonly row: Row;
  readonly block: Use['block'];
  readonly settings: Use['settings'];
  readonly aside: Use['aside'];
  /** 0 for the first block of its row in the file. */
  readonly index: number;
  /** Whether the conditions that the file itself decides hold. */
  readonly holds: boolean;
}

/** Finds the blocks of the rows in a file. */
export function extract({ root }: Parsed, rows: readonly Row[]): readonly Found[] {
  const concealed = protectedTokens(root);
  return rows.flatMap((row) => select(root, row.at).map((block, index) => found(root, block, { row, index, concealed })));
}

interface Context {
  readonly row: Row;
  readonly index: number;
  /** Keys whose values EndpointConfig.properties declares to be secrets. */
  readonly concealed: ReadonlyMap<string, Value>;
}

function found(root: Node, block: Node, { row, index, concealed }: Context): Found {
  const settings: Partial<Record<Field, Setting>> = {};
  for (const [field, path] of Object.entries(row.fields) as [Field, string][]) {
    const setting = settingAt(root, block, path);
    if (setting) settings[field] = concealed.has(setting.name) ? { ...setting, secret: concealed.get(setting.name)! } : setting;
  }
  const aside: Record<string, Setting> = {};
  for (const [name, path] of Object.entries(row.aside ?? {})) {
    const setting = settingAt(root, block, path);
    if (setting) aside[name] = setting;
  }
  const { name, nameRange, range, content } = block;
  const holds = (row.read ?? []).every((condition) => fileCondition(root, block, condition));
  return { row, block: { name, nameRange, range, content }, settings, aside, index, holds };
}

/** The setting at a path from the block, or with a leading `/` from the root. */
function settingAt(root: Node, block: Node, path: string): Setting | undefined {
  const owner = ownerOf(root, block, path);
  const node = nodesAt(root, block, path)[0];
  return node && { name: node.name.replace(/^@/, ''), nameRange: node.nameRange, range: node.range, value: node.value, secret: secretOf(node, owner) };
}

const nodesAt = (root: Node, block: Node, path: string): readonly Node[] =>
  path.startsWith('/') ? select(root, path.slice(1)) : select(block, path.replace(/^\.\//, ''));

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
  const match = value && /^(\s*(?:\$secret\{|secretAlias:))([^}]*)\}?\s*$/.exec(value.text);
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
