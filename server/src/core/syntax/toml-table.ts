// Tables of a TOML file while they are read: named again and again, they are one node each.

import type { Range } from '../text/range.ts';
import type { Node, Value } from './node.ts';
import { complain, type Part, type Reading } from './toml-scan.ts';

/** A node while it is being made. */
export interface Draft extends Node {
  nameRange: Range;
  range: Range;
  content: Range | undefined;
  value: Value | undefined;
  children: Draft[];
}

export interface Table {
  readonly node: Draft;
  readonly parent: Table | undefined;
  /** Of a repeated table the last; undefined for what is no table. */
  readonly members: Map<string, Table | undefined>;
  /** Whether a header of its own has named it. */
  isNamed: boolean;
  /** Where its inside starts, if it is all in one piece. */
  start: number | undefined;
}

export const draft = (name: string, nameRange: Range, range: Range): Draft =>
  ({ name, prefix: '', nameRange, range, content: undefined, value: undefined, children: [] });

export const tableOf = (node: Draft, parent: Table | undefined): Table =>
  ({ node, parent, members: new Map(), isNamed: false, start: undefined });

/** The least range that holds both. */
const around = (one: Range, other: Range): Range => ({ start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) });

/** The tables of a file, every one behind its parent. */
export type Tables = Table[];

/** Lets a table reach over a range. Its parents follow when all is read. */
export function cover(table: Table, range: Range): void {
  table.node.range = around(table.node.range, range);
}

/** The table of that name in another, made if it is not there. */
export function tableIn(reading: Reading, tables: Tables, parent: Table, { name, nameRange }: Part): Table {
  const known = parent.members.get(name);
  if (known) return known;
  if (parent.members.has(name)) complain(reading, nameRange.start, nameRange.end, 'This is a value already, and no table');
  return newTable(tables, parent, { name, nameRange });
}

/** A further table of that name. */
export function newTable(tables: Tables, parent: Table, { name, nameRange }: Part): Table {
  const table = tableOf(draft(name, nameRange, nameRange), parent);
  parent.node.children.push(table.node);
  parent.members.set(name, table);
  tables.push(table);
  return table;
}

/** Gives every table the range of all that it holds. */
export function closeTables(tables: Tables): void {
  for (const { node, parent, start } of tables.toReversed()) {
    const { range } = node;
    node.content = { start: start ?? range.start, end: range.end };
    if (parent) cover(parent, range);
  }
}
