// A second block of a kind of which the server takes the first.

import type { Field } from '../catalog/row.ts';
import { isSet, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { configuring } from './documentation.ts';
import { asWords, words, type Rule } from './rule.ts';

export const blockDuplicated: Rule = {
  id: 'block-duplicated',
  severity: 'warning',
  summary: 'A block is there twice, and the server ignores the second one',
  documentation: configuring,

  *check(model) {
    if (!model.home.judged) return;
    for (const use of model.uses.filter(({ shadowed }) => shadowed)) {
      const first = firstOf(model, use);
      if (!first?.read || addsTo(first, use)) continue;
      yield {
        at: { file: use.file, range: use.block.nameRange },
        message: words('The server takes the {0} above; this one has no effect', use.block.name),
        related: [{ at: { file: first.file, range: first.block.nameRange }, message: words('{0} in {1}', asWords(first.row.title), shortPath(model, first.file)) }],
        unnecessary: true,
      };
    }
  },
};

const firstOf = ({ uses }: HomeModel, use: Use): Use | undefined =>
  uses.findLast(({ row, file, shadowed, block }) => row === use.row && file === use.file && !shadowed && block.range.start < use.block.range.start);

/** carbon.xml is read value by value: what the first block lacks comes from the second. */
const addsTo = (first: Use, second: Use): boolean =>
  (Object.keys(second.settings) as Field[]).some((field) => isSet(second, field) && !isSet(first, field));
