// Inserts blocks; one that is commented out at its place is taken out of its comment instead.

import type { Node } from '../syntax/node.ts';
import type { TextEdit } from '../text/edit.ts';
import { hasMarks, isBlockWritable, unmarked, type Block } from './block.ts';
import { takeOut } from './commented.ts';
import { place, placeBefore, type Text } from './place.ts';

/** An edit with its placeholders in its own text. */
export type BlockEdit = TextEdit & ReturnType<typeof unmarked>;

/** The edits as they are made; none where a value cannot be written. */
export const finished = ({ text }: Text, blocks: readonly Block[], edits: () => readonly TextEdit[]): readonly BlockEdit[] =>
  (hasMarks(text) || !blocks.every(isBlockWritable) ? [] : edits().map((edit) => ({ range: edit.range, ...unmarked(edit.text) })));

/** A block before an element and the comment that belongs to it. */
export function insertBefore(on: Text, parent: Node, sibling: Node, block: Block): readonly BlockEdit[] {
  return finished(on, [block], () => [takeOut(on, parent, block) ?? placeBefore(on, parent, sibling, block)]);
}

/** Blocks in an element: each behind the last of its children that comes before it in `order`, without an order at the end. */
export function insertInto(on: Text, parent: Node, blocks: readonly Block[], order: readonly string[] = []): readonly BlockEdit[] {
  return finished(on, blocks, () => {
    const taken = blocks.map((block) => takeOut(on, parent, block));
    const left = blocks.filter((_, index) => !taken[index]);
    return [...taken.flatMap((edit) => edit ?? []), ...place(on, parent, left, order)];
  });
}
