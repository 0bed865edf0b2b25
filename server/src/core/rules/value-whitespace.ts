// Blanks or line breaks around a value that its reader takes for a part of it.

import type { Field } from '../catalog/row.ts';
import { named } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Setting, Use } from '../model/home.ts';
import { keysInUse, opensWithoutBlanks } from '../model/passwords.ts';
import { isKnown } from '../syntax/node.ts';
import { configuring } from './documentation.ts';
import { fix, replaceSetting, safeFix } from './mend.ts';
import { words, type Edit, type Rule } from './rule.ts';

export const valueWhitespace: Rule = {
  id: 'value-whitespace',
  severity: 'error',
  summary: 'Blanks or line breaks stand around a value that is not trimmed',
  documentation: configuring,

  *check(model) {
    for (const use of named(model)) {
      if (use.row.trims) continue;
      for (const [field, setting] of Object.entries(use.settings) as [Field, Setting][]) {
        const { value } = setting;
        if (!value || setting.secret || !hasBlanks(value.text) || !isKnown(value) || isMeant(model, use, field)) continue;
        yield {
          at: { file: use.file, range: value.outer },
          message: words('The blanks around the value of {0} are a part of it for the server', setting.name),
          fixes: field === 'password' || field === 'keyPassword' ? fix(removing, trim(model, use, setting), true) : safeFix(removing, trim(model, use, setting)),
        };
      }
    }
  },
};

const removing = words('Remove the blanks');

const hasBlanks = (text: string): boolean => text.trim() !== '' && /^[\t-\r ]|[\t-\r ]$/.test(text);

/** Whether the blanks belong to a password, or make no difference to one that is wrong anyhow. */
function isMeant(model: HomeModel, use: Use, field: Field): boolean {
  if (use.state === 'opening') return true;
  if (field === 'password') return use.state === 'open' || (use.state === 'locked' && !opensWithoutBlanks(model, use, field));
  if (field !== 'keyPassword' || use.state !== 'open') return false;
  const keys = keysInUse(model, use);
  return keys.length > 0 && (keys.every(({ keyOpens }) => keyOpens === true) || !opensWithoutBlanks(model, use, field));
}

/** As it is written but for the blanks, so that a reference stays a reference; blanks inside CDATA need another way. */
function trim({ world }: HomeModel, use: Use, setting: Setting): readonly Edit[] {
  const { outer, range, text } = setting.value!;
  const written = (world.text(use.file)?.text ?? '').slice(range.start, range.end);
  const isOutside = outer.start !== range.start || outer.end !== range.end;
  return isOutside ? [{ file: use.file, range: outer, text: written }] : replaceSetting(use, setting, text.trim());
}
