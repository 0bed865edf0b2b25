// A name that the product does not know, one letter away from the one that it reads.

import { judged } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Setting } from '../model/home.ts';
import { configuring } from './documentation.ts';
import { fix, rename } from './mend.ts';
import { words, type Finding, type Rule } from './rule.ts';

export const settingIgnored: Rule = {
  id: 'setting-ignored',
  severity: 'warning',
  summary: 'A setting is not read, for the product spells its name in another way',
  documentation: configuring,

  *check(model) {
    // A place whose settings all have a slip falls back to another's keystore.
    for (const { file, row, strays } of judged(model)) {
      // A needed value that is missing is an error of its own.
      for (const { field, setting, meant } of strays) if (!row.needs?.includes(field)) yield ignored(model, file, setting, meant);
    }
    const thrift = model.facts.thriftRightlySpelled;
    const isThere = model.uses.some(({ row }) => row.id === 'identity/thrift');
    if (thrift && !isThere) yield ignored(model, thrift.file, thrift, 'ThirftBasedEntitlementConfig');
  },
};

const ignored = (model: HomeModel, file: string, setting: Setting, meant: string): Finding => ({
  at: { file, range: setting.nameRange },
  message: words('{0} is not read: the product spells it {1}', setting.name, meant),
  fixes: fix(words('Rename {0} to {1}', setting.name, meant), rename(model, file, setting, meant), true),
});
