// What the keystore at a place holds, and what the setting there means.

import { describe } from '../catalog/settings.ts';
import type { Field } from '../catalog/row.ts';
import { entriesInUse, keystoreOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import type { Range } from '../text/range.ts';
import { nameOf } from '../text/path.ts';
import { settingsAt } from './at.ts';
import { count, entryRows } from './certificate-text.ts';
import { code, plain, table } from './markdown.ts';

export interface Hover {
  readonly range: Range;
  readonly markdown: string;
}

/** The answer for a location, alias, type or password; undefined where there is none of these. */
export function hover(model: HomeModel, file: string, offset: number): Hover | undefined {
  const found = settingsAt(model, file, offset)[0];
  if (!found) return undefined;
  const { use, field, setting } = found;
  const parts = [headline(model, use), keystore(use, model.world.now), places(model, use), meaning(use, field), notice(model, use)];
  return { range: setting.value?.range ?? setting.nameRange, markdown: parts.filter((part) => part !== '').join('\n\n') };
}

/** Whether the keystore that a hover would show is still being opened. */
export const isOpeningAt = (model: HomeModel, file: string, offset: number): boolean => settingsAt(model, file, offset)[0]?.use.state === 'opening';

function headline(model: HomeModel, use: Use): string {
  const { target } = use;
  const path = target.kind === 'path' ? code(shortPath(model, target.listed ?? target.path)) : target.kind === 'none' ? 'not configured' : plain(unknownWhy[target.why]);
  return `**${plain(use.row.title)}** — ${path}`;
}

const unknownWhy = {
  placeholder: 'set when the server starts',
  secret: 'kept by secure vault',
  encoding: 'not certain as it is written here',
  absolute: 'on the machine of the server',
  registry: 'a keystore of the registry',
  outside: 'outside of the trusted folders',
  'folder-absent': 'not in this checkout',
} as const;

const states: Partial<Record<Use['state'], string>> = {
  missing: 'There is no such file.',
  damaged: 'The file is no keystore, or a damaged one.',
  unsupported: 'A kind of keystore that is not opened here.',
  unreadable: 'The file cannot be read.',
  opening: 'Being opened …',
};

function keystore(use: Use, now: number): string {
  const said = states[use.state];
  if (said !== undefined || !use.keystore) return said ?? '';
  const { type, entries, complete } = use.keystore;
  const held = ['key', 'certificate', 'secret'].map((kind) => [kind, entries.filter((entry) => entry.kind === kind).length] as const)
    .filter(([, number]) => number > 0).map(([kind, number]) => count(number, kind));
  const lock = use.state === 'open' ? 'the password opens it' : textOf(use, 'password') === undefined ? 'its password is not known here' : '**the password does not open it**';
  const summary = [type ?? '', complete ? held.join(', ') || 'empty' : held.join(', '), use.row.fields.password === undefined && use.state !== 'open' ? '' : lock].filter((part) => part !== '').join(' · ');
  const entry = entriesInUse(use)[0];
  const alias = textOf(use, 'alias');
  if (!entry && alias !== undefined && complete) return `${summary}\n\nIt has no entry ${code(alias.trim())}.`;
  return entry ? `${summary}\n\n${table(entryRows(entry, now))}` : use.role === 'truststore' ? `${summary}${expired(use, now)}` : summary;
}

function expired({ keystore }: Use, now: number): string {
  const number = keystore?.entries.filter(({ chain }) => chain[0] && Date.parse(chain[0].notAfter) < now).length ?? 0;
  return number === 0 ? '' : ` · ${count(number, 'certificate')} expired`;
}

function places(model: HomeModel, use: Use): string {
  const keystore = keystoreOf(use);
  const others = keystore === undefined ? [] : model.uses.filter((each) => keystoreOf(each) === keystore);
  if (others.length < 2) return '';
  const files = [...new Set(others.map(({ file }) => nameOf(file)))];
  return `Named in ${count(others.length, 'place')} of this home: ${files.map(code).join(', ')}.`;
}

const meaning = (use: Use, field: Field): string => describe(use.row, field);

function notice({ home }: HomeModel, use: Use): string {
  if (!home.judged) return '*Configured by deployment.toml; not checked yet.*';
  return use.read ? '' : use.shadowed ? '*The server takes the first of these blocks; this one has no effect.*' : '*The server does not read this place as it is configured now.*';
}
