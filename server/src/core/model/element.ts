// Elements and attributes that no row of the catalogue names: what the server reads there, and where to point.

import { isKnown, type Node } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import type { Range } from '../text/range.ts';
import { treeOf } from './documents.ts';
import { hasPlaceholder, isTemplate } from './effective.ts';
import type { World } from './world.ts';

/** Whether there is an element with more than blanks in it, known or not. */
export const isFilled = (node: Node | undefined): boolean => (node?.value?.text.trim() ?? '') !== '';

/** The text that the server reads, blanks included, where that is certain: no placeholder, nothing that a tool is to fill in. */
export function certainText(node: Pick<Node, 'value'> | undefined): string | undefined {
  const value = node?.value;
  if (!value || !isKnown(value) || hasPlaceholder(value.text, 'axis2') || isTemplate(value.text)) return undefined;
  return value.text;
}

/** Where a value stands; where it is blank or missing, the name that should hold it. */
export const valueRange = (node: Node): Range => (isFilled(node) ? node.value!.range : node.nameRange);

/** The first child of a name that is filled, else the first of that name. */
export function childOf(parent: Node, name: string): Node | undefined {
  const children = select(parent, name);
  return children.find(isFilled) ?? children[0];
}

/** The parameter of a name, as axis2.xml writes them. */
export const parameterOf = (parent: Node, name: string): Node | undefined => select(parent, `parameter[@name='${name}']`)[0];

/** Whether a file is well-formed, so that what is not found in it is not there. */
export const isWhole = (world: World, file: string): boolean => treeOf(world, file)?.errors.length === 0;
