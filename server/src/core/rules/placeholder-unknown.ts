// A placeholder that stays in the path as it is.

import type { Row } from '../catalog/row.ts';
import { named } from '../model/ask.ts';
import { readsOldAxis2 } from '../model/axis2.ts';
import { longestValue } from '../model/effective.ts';
import type { Setting, Use } from '../model/home.ts';
import { knownPlaceholders, placeholdersIn } from '../model/locate.ts';
import { isKnown } from '../syntax/node.ts';
import { nameOf } from '../text/path.ts';
import { distance } from '../text/slip.ts';
import { configuring } from './documentation.ts';
import { replaceSetting, safeFix } from './mend.ts';
import { words, type Finding, type Rule } from './rule.ts';

export const placeholderUnknown: Rule = {
  id: 'placeholder-unknown',
  severity: 'warning',
  summary: 'A placeholder in a location is not known to the reader of that file',
  documentation: configuring,

  *check(model) {
    const isOld = readsOldAxis2(model);
    for (const use of named(model)) {
      const { location } = use.settings;
      const { profiles } = use.aside;
      const found = location && (knowsNone(use.row, isOld) ? unread(use, location) : misspelled(use, location));
      if (found) yield found;
      const path = profiles && unread(use, profiles);
      if (path) yield path;
    }
  },
};

const knowsNone = ({ id, placeholders }: Row, isOld: boolean): boolean =>
  (placeholders === 'none' && id.startsWith('broker/')) || (placeholders === 'axis2' && isOld);

const anyPlaceholder = /\$(?:sys|env)?\{[^}]*\}/;

const textOf = ({ value, secret }: Setting): string =>
  (secret || !value || value.text.length > longestValue || !isKnown(value) ? '' : value.text.trim());

/** A placeholder where none is known. */
function unread(use: Use, setting: Setting): Finding | undefined {
  const text = textOf(setting);
  const whole = anyPlaceholder.exec(text)?.[0];
  if (whole === undefined || !setting.value) return undefined;
  const rest = /^\$(?:sys)?\{(?:carbon\.home|user\.dir)\}\/(?=[^$]+$)/.test(text) ? text.slice(whole.length + 1) : undefined;
  return {
    at: { file: use.file, range: setting.value.range },
    message: words('{0} is not replaced in {1}: the server looks for a file of that very name', whole, nameOf(use.file)),
    fixes: rest === undefined ? [] : safeFix(words('Use {0}', rest), replaceSetting(use, setting, rest)),
  };
}

/** A placeholder with a slip in it. */
function misspelled(use: Use, setting: Setting): Finding | undefined {
  const text = textOf(setting);
  for (const { whole, name } of placeholdersIn(text, use.row.placeholders)) {
    const meant = whole.startsWith('$env') ? undefined : knownPlaceholders.find((known) => isNear(name, known));
    if (meant === undefined || !setting.value) continue;
    const right = whole.replace(name, () => meant);
    return {
      at: { file: use.file, range: setting.value.range },
      message: words('{0} is not a placeholder that the server sets; {1} is', whole, right),
      fixes: safeFix(words('Use {0}', right), replaceSetting(use, setting, text.replace(whole, () => right))),
    };
  }
  return undefined;
}

/** Names that are set elsewhere, in capitals in the environment, are no slips. */
const isNear = (name: string, known: string): boolean =>
  name !== known && name !== 'carbon.host' && !/^[A-Z0-9_]+$/.test(name) && distance(name.toLowerCase(), known) <= (known.length < 10 ? 1 : 2);
