// What holds for every fix: it leaves well-formed files, moves nothing but what it says, and is not offered again.

import { XMLValidator } from 'fast-xml-parser';
import type { HomeModel } from '../../server/src/core/model/build.ts';
import type { Problem } from '../../server/src/core/rules/check.ts';
import { print, type Edit, type Fix } from '../../server/src/core/rules/rule.ts';
import type { Node } from '../../server/src/core/syntax/node.ts';
import { formatOf, parse } from '../../server/src/core/syntax/parse.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import type { Range } from '../../server/src/core/text/range.ts';

/** The texts that a fix leaves. */
export function fixed(model: HomeModel, { edits }: Fix): ReadonlyMap<string, string> {
  const files = new Set(edits.map(({ file }) => file));
  return new Map([...files].map((file) => [file, applyEdits(model.world.text(file)?.text ?? '', edits.filter((edit) => edit.file === file))]));
}

/** What holds for the edits of every fix: ASCII, the file's line ends, placeholders inside, new files where there are none, and what was well-formed stays so. */
export function editInvariants({ world }: HomeModel, { title, edits }: Fix, files: ReadonlyMap<string, string>): readonly string[] {
  const wrong: string[] = [];
  for (const { file, text, creates, placeholders = [] } of edits) {
    const before = world.text(file)?.text;
    const breaks = before?.includes('\r\n') ? /(?<!\r)\n/ : /\r/;
    if ((creates === true) !== (before === undefined)) wrong.push(`"${print(title)}" takes ${file} for new, or not`);
    if (before !== undefined && breaks.test(text)) wrong.push(`"${print(title)}" has other line ends than ${file}`);
    if (placeholders.some(({ start, end }) => start >= end || end > text.length)) wrong.push(`"${print(title)}" has a placeholder outside of its text`);
    if (/[^\0-\x7E]/.test(text.replace(before ?? '', '')) && !/[^\0-\x7E]/.test(before ?? '')) wrong.push(`"${print(title)}" is not ASCII`);
  }
  for (const [file, text] of files) {
    const before = world.text(file)?.text;
    if (before !== undefined) wrong.push(...moved(file, before, text, edits.filter((edit) => edit.file === file)).map((each) => `"${print(title)}" takes more with it in ${file}: ${each}`));
    const format = formatOf(file);
    const errors = (from: string): number => (format ? parse(format, { text: from, charset: 'utf-8', bom: false }).errors.length : 0);
    if (errors(text) > errors(world.text(file)?.text ?? '')) wrong.push(`"${print(title)}" leaves ${file} broken`);
    if (format === 'xml' && errors(text) === 0 && XMLValidator.validate(text) !== true) wrong.push(`"${print(title)}" leaves ${file} broken, another reader says`);
  }
  return wrong;
}

/** A name, a value or a comment, as it is read. */
interface Token {
  readonly range: Range;
  readonly says: string;
}

/** Names, values and comments of an edited text that no edit touches, and that are not read as before at their new place. */
export function moved(file: string, before: string, after: string, edits: readonly Edit[]): readonly string[] {
  const isBeside = (edit: Range, { start, end }: Range): boolean => edit.start === edit.end && start < end && (edit.end === start || edit.start === end);
  const isTouched = (token: Range): boolean => edits.some(({ range }) => range.start <= token.end && token.start <= range.end && !isBeside(range, token));
  const kept = tokensOf(file, before).filter(({ range }) => !isTouched(range));
  const found = new Set(tokensOf(file, after).map(({ range, says }) => `${range.start} ${says}`));
  return kept.filter(({ range, says }) => !found.has(`${shifted(range.start, edits)} ${says}`)).map(({ says }) => says);
}

function tokensOf(file: string, text: string): readonly Token[] {
  const format = formatOf(file);
  if (!format) return [];
  const { root, comments } = parse(format, { text, charset: 'utf-8', bom: false });
  const ofNode = ({ prefix, name, nameRange, value, children }: Node, depth: number): readonly Token[] => [
    { range: nameRange, says: `${depth} ${prefix}:${name}` }, ...(value ? [{ range: value.outer, says: `${depth} = ${value.text}` }] : []),
    ...children.flatMap((child) => ofNode(child, depth + 1)),
  ];
  return [...root.children.flatMap((child) => ofNode(child, 0)), ...comments.map(({ range }) => ({ range, says: text.slice(range.start, range.end) }))];
}

/** Where a place is after the edits of its file. */
const shifted = (place: number, edits: readonly Edit[]): number =>
  edits.filter(({ range }) => range.end <= place).reduce((at, { range, text }) => at + text.length - (range.end - range.start), place);

/** Whether a fix that was made is offered once more for the same place. */
export const comesAgain = ({ rule, at }: Problem, { title, edits }: Fix, after: readonly Problem[]): boolean => {
  const place = shifted(at.range.start, edits.filter(({ file }) => file === at.file));
  return after.some((other) => other.rule.id === rule.id && other.at.file === at.file && other.at.range.start === place && other.fixes.some((each) => print(each.title) === print(title)));
};
