// The keystores are not in this checkout: said once, rather than an error at every place.

import { homePlace, isLeftOut, named } from '../model/ask.ts';
import { nameOf } from '../text/path.ts';
import { configuring } from './documentation.ts';
import { movedKeystores } from './near.ts';
import { words, type Rule } from './rule.ts';

export const keystoresAbsent: Rule = {
  id: 'keystores-absent',
  severity: 'info',
  summary: 'The keystores are not in this folder: what they hold is not checked',
  documentation: configuring,

  *check(model) {
    const absent = named(model).flatMap((use) => {
      const { state, target } = use;
      if (state !== 'missing' || target.kind !== 'path' || !isLeftOut(model, target.path)) return [];
      return movedKeystores(model, use).length > 0 ? [] : [nameOf(target.path)];
    });
    const at = homePlace(model);
    if (absent.length === 0 || !at) return;
    yield { at, message: words('Not in this folder: {0}. What they hold is not checked', [...new Set(absent)].sort().join(', ')), ofHome: true };
  },
};
