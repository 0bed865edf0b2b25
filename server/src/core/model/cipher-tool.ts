// The lines of cipher-tool.properties: alias=file//XPath,flag, taken apart as the tool does.

import { shippedLines } from '../catalog/cipher-tool.ts';
import type { Node, Value } from '../syntax/node.ts';
import { join, nameOf } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import type { HomeModel } from './build.ts';
import { treeOf } from './documents.ts';
import { isTemplate } from './effective.ts';
import { kernelOf } from './product.ts';
import { configurationFiles } from './secret-files.ts';
import { nodesOf } from './xpath.ts';

/** A line of a .properties file of the secure vault. */
export interface VaultLine {
  readonly alias: string;
  readonly file: string;
  readonly nameRange: Range;
  readonly range: Range;
  readonly value: Value;
}

export interface ToolLine extends VaultLine {
  /** File, XPath (with its `//`) and flag as written; undefined where the line has none. */
  readonly target: Value | undefined;
  readonly xpath: Value | undefined;
  readonly flag: Value | undefined;
}

/** Takes the value of a line apart: at the first `//`, and at the first comma behind it. */
export function toolLine(line: VaultLine): ToolLine {
  const { text } = line.value;
  const slashes = text.indexOf('//');
  if (slashes < 0) return { ...line, target: undefined, xpath: undefined, flag: undefined };
  const comma = text.indexOf(',', slashes);
  const end = comma < 0 ? text.length : comma;
  return {
    ...line, target: part(line.value, 0, slashes), xpath: part(line.value, slashes, end), flag: comma < 0 ? undefined : part(line.value, comma + 1, text.length),
  };
}

/** A part of a value without outer blanks; where escapes shift what stands where, it is placed at the whole. */
function part({ text, range, outer }: Value, from: number, to: number): Value {
  const raw = text.slice(from, to);
  const start = outer.start + from + raw.length - raw.trimStart().length;
  const isPlain = outer.end - outer.start === text.length;
  const place = isPlain ? { start, end: Math.min(start + raw.trim().length, range.end) } : range;
  return { text: raw.trim(), range: place, outer: place };
}

/** Whether the line is the product's own: file, XPath and flag as they are shipped. */
export function isShipped({ alias, value }: ToolLine): boolean {
  const lines = Object.hasOwn(shippedLines, alias) ? shippedLines[alias]! : [];
  return lines.includes(value.text.trim().replace(/^(?:repository\/)?conf\//, ''));
}

/** Whether the tool is that of Carbon 4.2, which takes files by their names and the flag for something else. */
export function isOldTool({ home }: HomeModel, { target }: ToolLine): boolean {
  const kernel = kernelOf(home);
  return kernel === '4.2' || (kernel === undefined && !target?.text.includes('/'));
}

/** The files that a line may mean, by path; undefined where that is not known here. */
export function filesOfLine(model: HomeModel, line: ToolLine): readonly string[] | undefined {
  const { home, world } = model;
  const written = line.target?.text ?? '';
  if (written === '' || /^(?:[/\\]|[A-Za-z]:)|[$%{}\\\uFFFD]/.test(written) || isTemplate(written)) return undefined;
  if (!isOldTool(model, line)) return [join(home.path, home.configDirectory === '' ? written.replace(/^(?:repository\/)?conf\//, '') : written)];
  const configuration = join(home.path, home.configDirectory);
  return [join(home.path, written), ...configurationFiles(configuration, world).filter((path) => nameOf(path) === nameOf(written))];
}

/** An element or attribute that a line names. */
export interface Located {
  readonly file: string;
  readonly nameRange: Range;
}

/** What a line names; `missing` where its file is not there, undefined where either is not known here. */
export function locateLine(model: HomeModel, line: ToolLine): readonly Located[] | 'missing' | undefined {
  const files = filesOfLine(model, line)?.filter((path) => model.world.look(path).kind === 'file');
  if (!files || !line.xpath) return undefined;
  if (files.length === 0) return 'missing';
  const located: Located[] = [];
  for (const file of files) {
    const parsed = treeOf(model.world, file);
    const nodes = parsed?.format === 'xml' ? nodesOf(parsed.root, line.xpath.text) : undefined;
    if (!parsed || !nodes || (nodes.length === 0 && parsed.errors.length > 0)) return undefined;
    located.push(...nodes.map((node) => ({ file, nameRange: protectedBy(node, line).nameRange })));
  }
  return located;
}

/** With the flag it is the attribute of the last condition, else the node itself. */
function protectedBy(node: Node, { xpath, flag }: ToolLine): Node {
  const attribute = flag?.text === 'true' ? /\[(@[^[\]=]+)\]$/.exec(xpath!.text)?.[1] : undefined;
  return node.children.find(({ name }) => name === attribute) ?? node;
}
