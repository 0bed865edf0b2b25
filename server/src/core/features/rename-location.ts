// Gives a keystore file another name or place: each location is spelled in its own way.

import { hasFolder, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { hasPlaceholder, isTemplate } from '../model/effective.ts';
import type { Setting, Target, Use } from '../model/home.ts';
import { locate } from '../model/locate.ts';
import { keystoreMeant, type SettingPlace } from '../model/same.ts';
import { spellLocation } from '../model/spell.ts';
import type { Edit } from '../rules/rule.ts';
import { below, folderOf, isAbsolute, join, nameOf, normalise } from '../text/path.ts';
import { isRefused, refuse, together, writeAt, type Refused, type Renamed } from './rename-places.ts';

/** The text may be a file's name, a path from the home, or a location as that very file spells it. */
export function renameLocation(model: HomeModel, at: SettingPlace, places: readonly SettingPlace[], text: string): Renamed | Refused {
  const from = pathNamed(at.use.target, at.setting);
  const to = from === undefined ? undefined : pathMeant(model, at, from, text);
  if (from === undefined || to === undefined) return refuse('It is not known here which file {0} names', text);
  if (/^\.*$/.test(nameOf(text.replaceAll('\\', '/')))) return refuse('{0} is not the name of a file', text);
  const renamed = together(places.map((place) => spelled(model, place, to, at)));
  if (isRefused(renamed)) return renamed;
  const { world } = model;
  const isMovable = from !== to && world.look(from).kind === 'file' && world.look(to).kind === 'missing' && hasFolder(model, to);
  return isMovable ? { ...renamed, moves: { from, to } } : renamed;
}

/** The path that a location names, be it on the server's machine alone. */
function pathNamed(target: Target, setting: Setting): string | undefined {
  if (target.kind === 'path') return target.listed ?? target.path;
  return target.kind === 'unknown' && target.why === 'absolute' ? normalise((setting.value?.text.trim() ?? '').replace(/^file:(?:\/\/)?/, '')) : undefined;
}

function pathMeant(model: HomeModel, at: Located, from: string, text: string): string | undefined {
  if (!/[\\/]/.test(text)) return isTemplate(text) ? undefined : join(folderOf(from), text);
  const own = pathOf(model, at, text, primaryOf(model)?.target);
  const fromHome = isAbsolute(text) || /[{}]|^file:/.test(text) ? undefined : join(model.home.path, text);
  const isThere = (path: string | undefined): path is string => path !== undefined && hasFolder(model, path);
  return !isThere(own) && isThere(fromHome) ? fromHome : own;
}

/** The path that a text would name in the place of a location; `primary`: where the primary keystore is then. */
function pathOf({ world, home }: HomeModel, { use, setting }: Located, text: string, primary: Target | undefined): string | undefined {
  const none = { start: 0, end: 0 };
  const written: Setting = { ...setting, secret: undefined, value: { text, range: none, outer: none } };
  return pathNamed(locate(use.row, written, { world, home, file: use.file, primary }), written);
}

type Located = Pick<SettingPlace, 'use' | 'setting'>;

const primaryOf = ({ uses }: HomeModel): Use | undefined => uses.find(({ role }) => role === 'primary');

function spelled(model: HomeModel, place: SettingPlace, to: string, at: SettingPlace): readonly Edit[] | Refused {
  const { use, setting } = place;
  const text = inItsFolder(use, setting, to) ?? spelledAnew(model, place, to);
  if (text !== undefined) return writeAt(model, place, text, at);
  return place.read ? refuse('{0} cannot name {1}', shortPath(model, place.file), to) : [];
}

/** The location with another file's name at its end, where the folder stays what it is. */
function inItsFolder({ target, row }: Use, setting: Setting, to: string): string | undefined {
  const written = setting.value?.text.trim() ?? '';
  const name = /[^\\/]*$/.exec(written)![0];
  const path = target.kind === 'path' ? target.path : pathNamed(target, setting);
  if (path === undefined || folderOf(path) !== folderOf(to) || name !== nameOf(path) || !isPlain(row, nameOf(to))) return undefined;
  return written.slice(0, written.length - name.length) + nameOf(to);
}

/** Whether a reader takes a name as it is. */
const isPlain = ({ placeholders, base }: Use['row'], name: string): boolean =>
  !/\$\w*\{/.test(name) && !hasPlaceholder(name, placeholders) && (base !== 'url' || !/[%#?]/.test(name));

/** The first spelling that the reader of the file takes for that path. */
function spelledAnew(model: HomeModel, place: SettingPlace, to: string): string | undefined {
  const primary = primaryOf(model);
  const isPrimary = primary && keystoreMeant(model, primary) === keystoreMeant(model, place.use);
  const then: Target | undefined = isPrimary ? { kind: 'path', path: to, exists: true, real: to, listed: undefined } : primary?.target;
  const inside = below(model.home.path, to);
  return [spellLocation(model.home, place.use, to), ...(inside === undefined ? [] : [inside]), to].find((text) => pathOf(model, place, text, then) === to);
}
