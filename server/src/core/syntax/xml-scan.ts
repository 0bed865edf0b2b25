// What the reader of XML has in hand while it goes through a text.

import type { Range } from '../text/range.ts';
import type { Reread } from '../text/reread.ts';
import type { Comment, Node, SyntaxError, Value } from './node.ts';
import { finder } from './xml-chars.ts';

/** A node while it is being made. */
export interface Draft {
  name: string;
  prefix: string;
  nameRange: Range;
  range: { start: number; end: number };
  content: { start: number; end: number } | undefined;
  value: Value | undefined;
  children: Node[];
}

/** An element whose end has not come yet; the first of a stack stands for the document. */
export interface Open {
  readonly node: Draft;
  /** With its prefix. */
  readonly name: string;
  /** Stretches of its own text: start, end, and 1 for CDATA, else 0. */
  runs: number[];
  /** How many of the node's children are attributes. */
  attributeCount: number;
  /** Prefixes that it declares. */
  prefixes: readonly string[];
  /** Its start tag has no `>`. */
  unfinished: boolean;
  /** Where its line starts, and how far that is indented. */
  readonly line: number;
  readonly indent: number;
  /** Whether nothing but blanks stands before it on its line. */
  readonly isFirst: boolean;
}

export interface Scan {
  readonly text: string;
  /** False while the text may still be well-formed: then nothing is guessed. */
  readonly repair: boolean;
  readonly reread: Reread;
  /** Whether what is shown is what Java reads, everywhere. */
  readonly isSame: boolean;
  pos: number;
  /** Tags do not match: the tree has to be made by repairing. */
  isBroken: boolean;
  hasDoctype: boolean;
  /** Names that the document type declares; undefined where it may declare others elsewhere. */
  entities: ReadonlySet<string> | undefined;
  hasRoot: boolean;
  readonly stack: Open[];
  /** Places in the stack by name, and by name and indentation; while repairing only. */
  readonly places: Map<string, number[]>;
  readonly prefixes: Map<string, number>;
  readonly comments: Comment[];
  readonly errors: SyntaxError[];
  readonly lines: { start: number; next: number; ink: number; indent: number };
  readonly find: Readonly<Record<Mark, (from: number) => number>>;
}

const marks = {
  '"': '"', "'": "'", '<': '<', '>': '>', '\n': '\n', '-->': '-->', '--': '--', '<!--': '<!--', ']]>': ']]>', '?>': '?>',
  // Looked for from further ahead: they remember for themselves.
  'next -->': '-->', 'next <!--': '<!--', 'text ]]>': ']]>', 'close >': '>', 'close <': '<', line: '\n',
} as const;

export type Mark = keyof typeof marks;

export function newScan(text: string, repair: boolean, reread: Reread, isSame: boolean): Scan {
  const find = Object.fromEntries(Object.entries(marks).map(([key, mark]) => [key, finder(text, mark)])) as Scan['find'];
  const scan: Scan = {
    text, repair, reread, isSame, find,
    pos: 0, isBroken: false, hasDoctype: false, entities: new Set(), hasRoot: false,
    stack: [], places: new Map(), prefixes: new Map([['xml', 1], ['xmlns', 1]]), comments: [], errors: [],
    lines: { start: 0, next: -1, ink: 0, indent: 0 },
  };
  scan.stack.push(documentOf(text));
  return scan;
}

const documentOf = (text: string): Open => ({
  node: {
    name: '', prefix: '', nameRange: { start: 0, end: 0 }, range: { start: 0, end: text.length },
    content: { start: 0, end: text.length }, value: undefined, children: [],
  },
  name: '', runs: [], attributeCount: 0, prefixes: [], unfinished: false, line: 0, indent: -1, isFirst: false,
});

/** More would help nobody. */
const mostErrors = 100;

/** Notes something that XML forbids but that leaves the tags as they are. */
export function complain(scan: Scan, start: number, end: number, message: string): void {
  if (scan.errors.length < mostErrors) scan.errors.push({ range: { start, end }, message });
}

/** Notes something after which tags, quotes or comments may not mean what they seem to. */
export function complainOfStructure(scan: Scan, start: number, end: number, message: string): void {
  scan.isBroken = true;
  complain(scan, start, end, message);
}

export const topOf = (scan: Scan): Open => scan.stack[scan.stack.length - 1]!;
