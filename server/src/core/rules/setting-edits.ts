// Writes a setting of a place, whatever its file's format: in the place of its value, between empty tags, or as a new setting.

import type { Field } from '../catalog/row.ts';
import { isHidden, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { isReadAsWritten } from '../model/effective.ts';
import type { Setting, Use } from '../model/home.ts';
import type { Format } from '../syntax/node.ts';
import { formatOf } from '../syntax/parse.ts';
import { escapeValue, isWritable, type Where } from '../syntax/write.ts';
import { nameOf } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import { indentOf } from '../blocks/place.ts';
import { replaceSetting } from './mend.ts';
import type { Edit } from './rule.ts';

/** The edits that give a setting a text: none where it says so already, undefined where the file cannot be made to say it. */
export function writeSetting(model: HomeModel, use: Use, field: Field, text: string): readonly Edit[] | undefined {
  const setting = use.settings[field];
  const file = model.world.text(use.file)?.text;
  const format = formatOf(nameOf(use.file));
  if (file === undefined || !format || !isWritable(format, text)) return undefined;
  const target = { file: use.file, text: file, format };
  if (field !== 'location' && !isReadAsWritten(use.row, text)) return undefined;
  if (!setting) return saysAlready(use, field, text) ? [] : insertSetting(target, use, field, text);
  if (setting.secret) return undefined;
  if (saysAlready(use, field, text)) return [];
  if (field !== 'location' && isHidden(use, field)) return undefined;
  if ((setting.value?.text.trim() ?? '') === '') return fillSetting(target, setting, text);
  const edits = replaceSetting(use, setting, text);
  return edits.length > 0 ? edits : undefined;
}

/** Java compares the names of types without case, but for the reader of the secure vault. */
function saysAlready(use: Use, field: Field, text: string): boolean {
  if (field === 'location') return use.settings.location?.value?.text === text;
  const present = textOf(use, field) ?? use.settings[field]?.value?.text;
  return field === 'type' && use.role !== 'secure-vault' ? present?.toUpperCase() === text.toUpperCase() : present === text;
}

interface Target {
  readonly file: string;
  readonly text: string;
  readonly format: Format;
}

const at = ({ file }: Target, start: number, end: number, text: string): readonly Edit[] => [{ file, range: { start, end }, text }];

const written = ({ format }: Target, text: string, where: Where): string => escapeValue(format, text, where);

/** Puts a text where a setting is there and empty. */
function fillSetting(target: Target, { range, nameRange }: Setting, text: string): readonly Edit[] | undefined {
  const raw = target.text.slice(range.start, range.end);
  if (target.format === 'xml') return raw.startsWith('<') ? fillElement(target, range, text) : fillAttribute(target, range, text);
  if (target.format === 'properties') {
    const separator = /[=:]\s*$/.test(target.text.slice(nameRange.end, range.end)) ? '' : '=';
    return at(target, range.end, range.end, separator + written(target, text, 'value'));
  }
  return target.format === 'json' && raw.endsWith('""') ? at(target, range.end - 1, range.end - 1, written(target, text, 'value')) : undefined;
}

function fillElement(target: Target, { start, end }: Range, text: string): readonly Edit[] | undefined {
  const raw = target.text.slice(start, end);
  const name = /^<([^\s/>]+)/.exec(raw)?.[1];
  const escaped = written(target, text, 'text');
  const closed = /\s*\/>$/.exec(raw);
  if (name !== undefined && closed) return at(target, start + closed.index, end, `>${escaped}</${name}>`);
  const blank = />(\s*)<\/[^\s>]+\s*>$/.exec(raw);
  return blank ? at(target, start + blank.index + 1, start + blank.index + 1 + blank[1]!.length, escaped) : undefined;
}

function fillAttribute(target: Target, { start, end }: Range, text: string): readonly Edit[] | undefined {
  const blanks = /=\s*(["'])(\s*)\1$/.exec(target.text.slice(start, end))?.[2];
  return blanks === undefined ? undefined : at(target, end - 1 - blanks.length, end - 1, written(target, text, 'attribute'));
}

const order: readonly Field[] = ['location', 'type', 'password', 'alias', 'keyPassword'];

/** Puts a new setting behind the one that comes before it, in the form of that one. */
function insertSetting(target: Target, use: Use, field: Field, text: string): readonly Edit[] | undefined {
  const path = use.row.fields[field];
  const before = order.slice(0, order.indexOf(field)).flatMap((each) => use.settings[each] ?? []).at(-1);
  if (path === undefined || !before || use.strays.some((stray) => stray.field === field)) return undefined;
  const { end } = before.range;
  const indent = indentOf(target.text, before.range.start);
  const line = indent === undefined ? '' : `${target.text.includes('\r\n') ? '\r\n' : '\n'}${indent}`;
  if (target.format === 'xml') {
    const element = elementOf(target, before, path, text);
    return element === undefined ? undefined : at(target, end, end, (element.startsWith('<') ? line : line || ' ') + element);
  }
  const value = written(target, text, 'value');
  if (target.format === 'properties') return at(target, end, end, `${line === '' ? '\n' : line}${path}=${value}`);
  if (target.format === 'json') return at(target, end, end, `,${line === '' ? ' ' : line}${JSON.stringify(path)}: "${value}"`);
  return undefined;
}

/** The element, or the attribute, that a path of the catalogue means; prefixed as the one before it is. */
function elementOf(target: Target, before: Setting, path: string, text: string): string | undefined {
  const attribute = /^@([\w.-]+)$/.exec(path)?.[1];
  if (attribute !== undefined) return `${attribute}="${written(target, text, 'attribute')}"`;
  const [, name, of] = /^([\w.-]+)(?:\[@name='([^'&<"]+)'\])?$/.exec(path) ?? [];
  if (name === undefined) return undefined;
  const qualified = (/^<([\w.-]+:)/.exec(target.text.slice(before.range.start, before.range.end))?.[1] ?? '') + name;
  return `<${qualified}${of === undefined ? '' : ` name="${of}"`}>${written(target, text, 'text')}</${qualified}>`;
}
