// What the keystore at a place holds, and what the setting there means.

import { describe } from '../catalog/settings.ts';
import type { Entry } from '../keystore/keystore.ts';
import { entriesInUse, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import type { Range } from '../text/range.ts';
import { nameOf } from '../text/path.ts';
import { asWords, joined, words, type Argument, type Words } from '../text/words.ts';
import { settingsAt } from './at.ts';
import { entryRows } from './certificate-text.ts';
import { expiredWords, placesOf } from './facts.ts';
import { code, table } from './markdown.ts';

export interface Hover {
  readonly range: Range;
  /** Markdown. */
  readonly markdown: Words;
}

/** The answer for a location, alias, type or password; undefined where there is none of these. */
export function hover(model: HomeModel, file: string, offset: number): Hover | undefined {
  const found = settingsAt(model, file, offset)[0];
  if (!found) return undefined;
  const { use, field, setting } = found;
  const parts = [headline(model, use), keystore(use, model.world.now), places(model, use), describe(use.row, field), notice(model, use)];
  return { range: setting.value?.range ?? setting.nameRange, markdown: joined(parts.filter((part) => part !== undefined), '\n\n') };
}

/** Whether the keystore that a hover would show is still being opened. */
export const isOpeningAt = (model: HomeModel, file: string, offset: number): boolean => settingsAt(model, file, offset)[0]?.use.state === 'opening';

function headline(model: HomeModel, use: Use): Words {
  const { target } = use;
  const path = target.kind === 'path' ? code(shortPath(model, target.listed ?? target.path)) : target.kind === 'none' ? words('not configured') : unknownWhy[target.why];
  return words('**{0}** — {1}', asWords(use.row.title), path);
}

const unknownWhy = {
  placeholder: words('set when the server starts'),
  secret: words('kept by secure vault'),
  encoding: words('not certain as it is written here'),
  absolute: words('on the machine of the server'),
  registry: words('a keystore of the registry'),
  outside: words('outside of the trusted folders'),
  'folder-absent': words('not in this checkout'),
} as const;

const states: Partial<Readonly<Record<Use['state'], Words>>> = {
  missing: words('There is no such file.'),
  damaged: words('The file is no keystore, or a damaged one.'),
  unsupported: words('A kind of keystore that is not opened here.'),
  unreadable: words('The file cannot be read.'),
  opening: words('Being opened …'),
};

function keystore(use: Use, now: number): Words | undefined {
  const said = states[use.state];
  if (said || !use.keystore) return said;
  const { complete } = use.keystore;
  const expired = use.role === 'truststore' ? expiredWords(use, now) : undefined;
  const entry = entriesInUse(use)[0];
  const alias = textOf(use, 'alias');
  const isAbsent = !entry && alias !== undefined && complete;
  const summary = joined([...summaryOf(use), ...(expired && !entry && !isAbsent ? [expired] : [])], ' · ');
  if (isAbsent) return joined([summary, words('It has no entry {0}.', code(alias.trim()))], '\n\n');
  return entry ? joined([summary, table(entryRows(entry, now))], '\n\n') : summary;
}

/** Its type, what it holds, and whether its password opens it. */
function summaryOf(use: Use): readonly Argument[] {
  const { type, entries, complete } = use.keystore!;
  const held = [...keysHeld(entries), ...certificatesHeld(entries), ...secretsHeld(entries)];
  const lock = use.state === 'open' ? words('the password opens it') : textOf(use, 'password') === undefined ? words('its password is not known here') : words('**the password does not open it**');
  return [
    ...(type === undefined ? [] : [type]),
    ...(held.length > 0 ? [joined(held, ', ')] : complete ? [words('empty')] : []),
    ...(use.row.fields.password === undefined && use.state !== 'open' ? [] : [lock]),
  ];
}

type Entries = readonly Entry[];

const numberOf = (entries: Entries, kind: Entry['kind']): number => entries.filter((entry) => entry.kind === kind).length;

function keysHeld(entries: Entries): readonly Words[] {
  const number = numberOf(entries, 'key');
  return number === 0 ? [] : [number === 1 ? words('1 key') : words('{0} keys', number)];
}

function certificatesHeld(entries: Entries): readonly Words[] {
  const number = numberOf(entries, 'certificate');
  return number === 0 ? [] : [number === 1 ? words('1 certificate') : words('{0} certificates', number)];
}

function secretsHeld(entries: Entries): readonly Words[] {
  const number = numberOf(entries, 'secret');
  return number === 0 ? [] : [number === 1 ? words('1 secret') : words('{0} secrets', number)];
}

function places(model: HomeModel, use: Use): Words | undefined {
  const all = placesOf(model, use);
  if (all.length < 2) return undefined;
  const files = [...new Set(all.map(({ file }) => nameOf(file)))];
  return words('Named in {0} places of this home: {1}.', all.length, files.map(code).join(', '));
}

function notice({ home }: HomeModel, use: Use): Words | undefined {
  if (!home.judged) return words('*Configured by deployment.toml; not checked yet.*');
  if (use.read) return undefined;
  return use.shadowed ? words('*The server takes the first of these blocks; this one has no effect.*') : words('*The server does not read this place as it is configured now.*');
}
