// Edits that insert elements and documented blocks, as rules offer them.

import type { Block } from '../blocks/block.ts';
import { writeBlocks } from '../blocks/block.ts';
import { finished, insertBefore, insertInto, type BlockEdit } from '../blocks/insert.ts';
import { setText, type Text } from '../blocks/place.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import type { Node } from '../syntax/node.ts';
import type { Edit } from './rule.ts';

/** An element of a file. */
export interface Spot {
  readonly file: string;
  readonly node: Node;
}

/** Edits of a well-formed file; none of another one. */
function edits({ world }: HomeModel, file: string, make: (on: Text) => readonly BlockEdit[]): readonly Edit[] {
  const tree = treeOf(world, file);
  const text = world.text(file)?.text;
  if (!tree || text === undefined || tree.errors.length > 0) return [];
  return make({ text, comments: tree.comments }).map((edit) => ({ file, ...edit }));
}

/** Puts blocks into an element of a file, in the order of the documentation. */
export const intoElement = (model: HomeModel, { file, node }: Spot, blocks: readonly Block[], order?: readonly string[]): readonly Edit[] =>
  edits(model, file, (on) => insertInto(on, node, blocks, order));

/** Puts a block into an element of a file, before one of its children. */
export const beforeElement = (model: HomeModel, { file, node }: Spot, sibling: Node, block: Block): readonly Edit[] =>
  edits(model, file, (on) => insertBefore(on, node, sibling, block));

/** Gives an element its text. */
export const textOfElement = (model: HomeModel, { file, node }: Spot, text: NonNullable<Block['text']>): readonly Edit[] =>
  edits(model, file, (on) => finished(on, [{ name: node.name, text }], () => [setText(on.text, node, text)]));

/** Makes a file of one block. */
export const newFile = (file: string, block: Block): readonly Edit[] => {
  const written = finished({ text: '', comments: [] }, [block], () => [{
    range: { start: 0, end: 0 }, text: `<?xml version="1.0" encoding="UTF-8"?>\n${writeBlocks([block], { indent: '', unit: '    ', lineEnd: '\n' })}\n`,
  }]);
  return written.map((edit) => ({ file, ...edit, creates: true }));
};
