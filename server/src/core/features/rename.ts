// Renames what is at a place (a keystore file, an alias, a password, a secret) wherever the home means the same, and nothing that only looks alike.

import { isHidden } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { samePlaces, settingPlace, type SettingPlace } from '../model/same.ts';
import { mayBePassword, secretsOf } from '../model/secrets.ts';
import type { Value } from '../syntax/node.ts';
import { contains, touches, type Range } from '../text/range.ts';
import { renameLocation } from './rename-location.ts';
import { renamePassword } from './rename-password.ts';
import { refuse, together, writeAt, type Refused, type Renamed } from './rename-places.ts';
import { renameSecret } from './rename-secret.ts';
import { linesOfAlias, sameMeaning } from './same.ts';

export type { Refused, Renamed } from './rename-places.ts';

/** What would be renamed: where it is written, and as what; never a password. */
export interface Renaming {
  readonly range: Range;
  readonly placeholder: string | undefined;
}

type Subject =
  | { readonly kind: 'secret'; readonly alias: string; readonly range: Range }
  | { readonly kind: 'setting'; readonly at: SettingPlace; readonly places: readonly SettingPlace[]; readonly range: Range };

/** Whether something can be renamed at an offset; undefined where there is nothing of ours. */
export function prepareRename(model: HomeModel, file: string, offset: number): Renaming | Refused | undefined {
  const subject = subjectAt(model, file, offset);
  if (!subject) return undefined;
  const refused = refusal(model, subject);
  if (refused) return refused;
  if (subject.kind === 'secret') return { range: subject.range, placeholder: mayBePassword(model, subject.alias) ? undefined : subject.alias };
  const { field, setting } = subject.at;
  return { range: subject.range, placeholder: field === 'location' || field === 'alias' ? setting.value?.text.trim() : undefined };
}

/** The edits that give what is at an offset another text; undefined where there is nothing of ours. */
export function rename(model: HomeModel, file: string, offset: number, text: string): Renamed | Refused | undefined {
  const subject = subjectAt(model, file, offset);
  if (!subject) return undefined;
  const refused = text.trim() === '' ? refuse('A blank is no name') : refusal(model, subject);
  if (refused) return refused;
  if (subject.kind === 'secret') return renameSecret(model, subject.alias, text.trim());
  const { at, places } = subject;
  if (at.field === 'location') return renameLocation(model, at, places, text.trim());
  if (at.field === 'alias') return together(places.map((place) => writeAt(model, place, text.trim(), at)));
  return renamePassword(model, at, places, text);
}

function refusal({ home }: HomeModel, subject: Subject): Refused | undefined {
  if (home.generation === 'toml') return refuse('This home is configured by deployment.toml: nothing is renamed in it yet');
  if (subject.kind === 'secret') return undefined;
  const { use, field, setting } = subject.at;
  if ((field === 'password' || field === 'keyPassword') && !setting.secret && isHidden(use, field)) return refuse('The password is only known once the server starts');
  if (subject.places.length > 0) return undefined;
  return field === 'alias' && isHidden(use, field) ? refuse('The alias is only known once the server starts') : refuse('It is not known here which keystore is meant');
}

function subjectAt(model: HomeModel, file: string, offset: number): Subject | undefined {
  const meaning = sameMeaning(model, file, offset);
  if (meaning?.kind === 'setting') {
    const { at, places } = meaning;
    const value = at.setting.value;
    const isAlias = value && at.setting.secret && contains(value.outer, at.setting.secret.range);
    return value && !isAlias && touches(value.outer, offset) ? { kind: 'setting', at, places, range: value.range } : undefined;
  }
  const own = meaning?.places.find((place) => place.file === file && touches(place.range, offset));
  if (meaning && own) return { kind: 'secret', alias: meaning.alias, range: own.range };
  return meaning && secretValueAt(model, file, offset, meaning.alias);
}

/** On the line of cipher-text.properties it is the password that the secret stands for, if that is one of a keystore. */
function secretValueAt(model: HomeModel, file: string, offset: number, alias: string): Subject | undefined {
  const line = file === secretsOf(model).textFile ? linesOfAlias(model, file, alias).find(({ value }) => value && touches(value.range, offset)) : undefined;
  const standing = model.uses.flatMap((use) => (['password', 'keyPassword'] as const).filter((field) => use.settings[field]?.secret?.text.trim() === alias)
    .flatMap((field) => settingPlace(use, field) ?? [])).sort((a, b) => Number(b.read) - Number(a.read))[0];
  if (!line?.value || !standing) return undefined;
  return { kind: 'setting', at: standing, places: samePlaces(model, standing.use, standing.field), range: insideBrackets(model, file, line.value) };
}

/** What the cipher tool has not encrypted yet stands in brackets. */
function insideBrackets({ world }: HomeModel, file: string, { range }: Value): Range {
  const raw = world.text(file)?.text.slice(range.start, range.end) ?? '';
  const end = raw.indexOf(']');
  return raw.startsWith('[') && end > 0 ? { start: range.start + 1, end: range.start + end } : range;
}
