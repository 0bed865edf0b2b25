// Matches the XPaths of cipher-tool.properties against a tree: the few kinds that its lines are made of.

import type { Node } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import { longestValue } from './effective.ts';

const name = '[A-Za-z_][\\w.-]*';
const condition = `\\[@?${name}(?:=(?:'[^']*'|"[^"]*"))?\\]`;
const known = new RegExp(`^//(?:${name}(?:${condition})*/)*(?:${name}(?:${condition})*|@${name})$`);

/** The nodes that an XPath such as `//A/B[@c='d'][e='f']/@g` names; undefined for anything that is beyond that. */
export function nodesOf(root: Node, xpath: string): readonly Node[] | undefined {
  if (xpath.length > longestValue || !known.test(xpath)) return undefined;
  const path = xpath.slice(2);
  const found: Node[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.children.length === 0) continue;
    found.push(...select(node, path));
    waiting.push(...node.children);
  }
  return found.sort((one, other) => one.range.start - other.range.start);
}
