// An element with its children as data, and its text in the style of a file; fast-xml-parser's builder writes the XML.

import { XMLBuilder } from 'fast-xml-parser';
import { escapeValue, isWritable } from '../syntax/write.ts';
import type { Range } from '../text/range.ts';

/** A value that is not known: what stands there until a person types it. */
export interface Placeholder {
  readonly placeholder: string;
}

export interface Block {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string | Placeholder;
  readonly children?: readonly Block[];
  /** Whatever value stands there already will do, too. */
  readonly keep?: true;
}

/** How a file is written around a place: `indent` stands in front of its lines; without one all is on one line. */
export interface Style {
  readonly indent: string | undefined;
  readonly unit: string;
  readonly lineEnd: string;
}

/** Stand around a placeholder until the edits are finished. What is written is ASCII, so that they are nothing else. */
const marks = { start: '\uE000', end: '\uE001' };

export const hasMarks = (text: string): boolean => text.includes(marks.start) || text.includes(marks.end);

/** Whether XML can hold every value of a block. */
export const isBlockWritable = ({ text, attributes, children }: Block): boolean =>
  (typeof text !== 'string' || isWritable('xml', text)) && Object.values(attributes ?? {}).every((each) => isWritable('xml', each)) && (children ?? []).every(isBlockWritable);

/** A block's value as it is written, its placeholder marked. */
export function writeBlockText(text: string | Placeholder): string {
  if (typeof text !== 'string') return marks.start + escapeValue('xml', text.placeholder, 'text') + marks.end;
  // Lines are indented below, and a line break of a value stays where it is.
  return escapeValue('xml', text, 'text').replaceAll('\n', '&#xA;');
}

/** Blocks as text, without blanks around; placeholders are marked. */
export function writeBlocks(blocks: readonly Block[], { indent, unit, lineEnd }: Style): string {
  const builder = new XMLBuilder({
    preserveOrder: true, format: indent !== undefined, indentBy: unit, ignoreAttributes: false, attributeNamePrefix: '@', processEntities: false, suppressEmptyNode: true,
  });
  return builder.build(blocks.map(toBuild)).trim().split('\n').join(`${lineEnd}${indent ?? ''}`);
}

/** As the builder takes it. */
function toBuild({ name, attributes, text, children }: Block): Readonly<Record<string, unknown>> {
  const inside = text === undefined ? (children ?? []).map(toBuild) : [{ '#text': writeBlockText(text) }];
  const named = Object.entries(attributes ?? {}).map(([key, value]): [string, string] => [`@${key}`, escapeValue('xml', value, 'attribute')]);
  return { [name]: inside, ...(named.length > 0 ? { ':@': Object.fromEntries(named) } : {}) };
}

/** A marked text without its marks, and where its placeholders are. */
export function unmarked(text: string): { readonly text: string; readonly placeholders?: readonly Range[] } {
  const placeholders: Range[] = [];
  let plain = '';
  for (const [index, piece] of text.split(/[\uE000\uE001]/).entries()) {
    if (index % 2 === 1) placeholders.push({ start: plain.length, end: plain.length + piece.length });
    plain += piece;
  }
  return placeholders.length > 0 ? { text: plain, placeholders } : { text: plain };
}
