// The links between a setting that names a secret, cipher-text.properties and cipher-tool.properties.

import type { HomeModel } from '../model/build.ts';
import { locateLine } from '../model/cipher-tool.ts';
import { secretsOf } from '../model/secrets.ts';
import { touches, type Range } from '../text/range.ts';
import type { Definition } from './definition.ts';

/** From an alias to its line in cipher-text.properties; where there is none, to that in cipher-tool.properties. */
export function linesOfSecret(model: HomeModel, alias: string, from: Range): readonly Definition[] {
  const { texts, lines } = secretsOf(model);
  const line = texts?.get(alias) ?? lines.find((each) => each.alias === alias);
  return line ? [{ from, file: line.file, range: line.nameRange }] : [];
}

/** The alias at a place: in a setting, or of a line of the vault's two files. */
export function aliasAt(model: HomeModel, file: string, offset: number): string | undefined {
  const { references, texts, textFile, lines, toolFile } = secretsOf(model);
  const reference = references.find((each) => each.file === file && (touches(each.alias.range, offset) || (each.form === 'value' && touches(each.range, offset))));
  if (reference) return reference.alias.text;
  const own = file === textFile ? [...(texts?.values() ?? [])] : file === toolFile ? lines : [];
  return own.find(({ range }) => touches(range, offset))?.alias;
}

/** What an alias leads to, at any of the three places. */
export function secretsAt(model: HomeModel, file: string, offset: number): readonly Definition[] {
  const { references, texts, textFile, lines, toolFile } = secretsOf(model);
  const reference = references.find((each) => each.file === file && touches(each.alias.range, offset))
    ?? references.find((each) => each.file === file && each.form === 'value' && touches(each.range, offset));
  if (reference) return linesOfSecret(model, reference.alias.text, reference.alias.range);
  if (file !== textFile && file !== toolFile) return [];
  const own = [...(file === textFile ? texts?.values() ?? [] : lines)].find(({ range }) => touches(range, offset));
  if (!own) return [];
  const other = file === textFile ? lines.find(({ alias }) => alias === own.alias) : texts?.get(own.alias);
  const from = touches(own.nameRange, offset) ? own.nameRange : own.value.range;
  return [...(other ? [{ from, file: other.file, range: other.nameRange }] : []), ...settingsOf(model, own.alias, from)];
}

/** The settings that an alias stands for: those that name it, and that which its line in cipher-tool.properties names. */
function settingsOf(model: HomeModel, alias: string, from: Range): readonly Definition[] {
  const { references, lines } = secretsOf(model);
  const line = lines.find((each) => each.alias === alias);
  const located = line && locateLine(model, line);
  const places = [...references.filter((each) => each.alias.text === alias), ...(located && located !== 'missing' ? located : [])];
  const unique = new Map(places.map(({ file, nameRange }) => [`${nameRange.start} ${file}`, { from, file, range: nameRange }]));
  return [...unique.values()].sort((a, b) => (a.file === b.file ? a.range.start - b.range.start : a.file < b.file ? -1 : 1));
}
