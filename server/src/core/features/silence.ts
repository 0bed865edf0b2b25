// Silences a problem: by a comment on its line or in its file, or by a severity in the settings file.

import { setRule, newSettings } from '../model/settings-edit.ts';
import type { SettingSeverity } from '../model/settings.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import type { Problem } from '../rules/check.ts';
import { words, type Edit, type Fix } from '../rules/rule.ts';
import { silenceFile, silenceLine } from '../rules/suppression-edits.ts';
import { select } from '../syntax/path.ts';

/** The comments that silence a problem, where they can stand: on its line, in its file. */
export function silencing({ world }: HomeModel, { rule: { id }, at }: Problem): readonly Fix[] {
  const line = silenceLine(world, at, id);
  const file = silenceFile(world, at, id);
  return [
    ...(line ? [{ title: words('Silence {0} on this line', id), edits: [line] }] : []),
    ...(file ? [{ title: words('Silence {0} in this file', id), edits: [file] }] : []),
  ];
}

/** The edits of .wso2-config.json that give a rule a severity; none where they would change nothing. */
export function severityEdits({ world, settings }: HomeModel, rule: string, severity: SettingSeverity): readonly Edit[] {
  const { file } = settings;
  if (file === undefined) return [];
  const text = world.text(file)?.text;
  const tree = text === undefined ? undefined : treeOf(world, file);
  // What an editor or the command line says stands over the file.
  const own = tree && select(tree.root, 'rules/*').find(({ name }) => name === rule)?.value?.text;
  if (settings.rules[rule] !== own) return [];
  if (text !== undefined) return setRule(text, rule, severity).map((edit) => ({ file, ...edit }));
  return world.look(file).kind === 'missing' ? [{ file, range: { start: 0, end: 0 }, text: newSettings(rule, severity), creates: true }] : [];
}
