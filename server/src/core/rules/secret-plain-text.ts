// A password was written into cipher-text.properties and never encrypted.

import { shortPath } from '../model/ask.ts';
import { isTemplate } from '../model/effective.ts';
import { secretsOf, usedAliases } from '../model/secrets.ts';
import { cipherTool } from './documentation.ts';
import { short } from './once.ts';
import { words, type Rule } from './rule.ts';

export const secretPlainText: Rule = {
  id: 'secret-plain-text',
  severity: 'warning',
  summary: 'A password in cipher-text.properties is not encrypted yet',
  documentation: cipherTool,

  *check(model) {
    const used = usedAliases(model);
    if (used.size === 0) return;
    const plain = [...secretsOf(model).texts?.values() ?? []].filter(({ value }) => isPlainText(value.text));
    const first = plain.find(({ alias }) => used.has(alias)) ?? plain[0];
    if (!first) return;
    const others = plain.filter((line) => line !== first);
    const and = others.length === 0 ? '' : others.length === 1 ? ', and that of 1 further alias' : ', and those of {1} further aliases';
    yield {
      at: { file: first.file, range: first.value.range },
      message: words(`The password of {0} stands here in clear text${and}: the cipher tool has not been run since`, short(first.alias), others.length),
      related: others.map(({ alias, file, value }) => ({ at: { file, range: value.range }, message: words('{0} in {1}', short(alias), shortPath(model, file)) })),
    };
  },
};

/** What stands between brackets is still to be encrypted; cipher text has none. */
const isPlainText = (text: string): boolean => /^\s*\[[^]+\]\s*$/.test(text) && !isTemplate(text);
