// Takes a commented-out block out of its comment, and completes it.

import type { Node } from '../syntax/node.ts';
import { parseXml } from '../syntax/xml.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { contains } from '../text/range.ts';
import type { Block } from './block.ts';
import { place, setText, type Text } from './place.ts';

/** The edit that puts a block back that is commented out right inside an element; undefined where no comment holds that block alone. */
export function takeOut({ text, comments }: Text, parent: Node, block: Block): TextEdit | undefined {
  for (const { range, inner } of comments) {
    if (!parent.content || !contains(parent.content, range) || parent.children.some((child) => contains(child.range, range))) continue;
    const inside = text.slice(inner.start, inner.end);
    const node = inside.includes(`<${block.name}`) ? onlyElement(inside) : undefined;
    if (!node || !isMeant(node, block)) continue;
    const completed = applyEdits(inside, complete(inside, node, block));
    return { range, text: completed.slice(node.range.start, completed.length - (inside.length - node.range.end)) };
  }
  return undefined;
}

/** The one element that a text consists of, where it is well-formed. */
function onlyElement(text: string): Node | undefined {
  const { root, errors } = parseXml({ text, charset: 'utf-8', bom: false });
  const [node, ...more] = root.children;
  return node && more.length === 0 && errors.length === 0 && text.slice(0, node.range.start).trim() === '' && text.slice(node.range.end).trim() === '' ? node : undefined;
}

const attributeOf = (node: Node, name: string): string | undefined => node.children.find((child) => child.name === `@${name}`)?.value?.text;

/** Whether an element is the block: parameters are told by their names. */
const isMeant = (node: Node, { name, attributes }: Block): boolean => node.name === name && (attributes?.['name'] === undefined || attributeOf(node, 'name') === attributes['name']);

/** What makes an element the block: what is missing is put in, and values that will not do are replaced. */
function complete(text: string, node: Node, { children = [] }: Block): readonly TextEdit[] {
  const pairs = children.map((child) => ({ child, found: node.children.find((each) => isMeant(each, child)) }));
  const missing = pairs.filter(({ found }) => !found).map(({ child }) => child);
  const present = pairs.flatMap(({ child, found }) => (!found ? [] : child.text === undefined ? complete(text, found, child) : valueOf(text, found, child)));
  return [...place({ text, comments: [] }, node, missing, children.map(({ name }) => name)), ...present];
}

function valueOf(text: string, node: Node, { text: wanted, keep }: Block): readonly TextEdit[] {
  const now = node.value?.text.trim() ?? '';
  const isKept = now !== '' && (keep === true || typeof wanted !== 'string' || now === wanted.trim());
  return isKept || attributeOf(node, 'secretAlias') !== undefined ? [] : [setText(text, node, wanted!)];
}
