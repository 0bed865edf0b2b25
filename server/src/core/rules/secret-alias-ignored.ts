// Carbon 4.4 does not look up the alias that is written in carbon.xml.

import { aliasOfCarbon, hasSoundNamespace } from '../model/secret-lookup.ts';
import { readReferences } from '../model/secrets.ts';
import { resolving } from './documentation.ts';
import { short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const secretAliasIgnored: Rule = {
  id: 'secret-alias-ignored',
  severity: 'error',
  summary: 'A secret alias in carbon.xml is not the one that the server looks up',
  documentation: resolving,

  *check(model) {
    for (const reference of readReferences(model)) {
      const expected = aliasOfCarbon(model, reference);
      if (expected === undefined || expected === reference.alias.text || !hasSoundNamespace(model, reference)) continue;
      yield {
        at: { file: reference.file, range: reference.alias.range },
        message: words('The server looks up {0} here, and ignores {1}', short(expected), short(reference.alias.text)),
      };
    }
  },
};
