// Gives a keystore another password, in clear text and where a secret stands for it.

import { isHidden, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { SettingPlace } from '../model/same.ts';
import { isFileVault, readReferences, secretsOf } from '../model/secrets.ts';
import { words, type Annotation, type Edit } from '../rules/rule.ts';
import { escapeValue } from '../syntax/write.ts';
import { refuse, together, writeAt, type Refused, type Renamed } from './rename-places.ts';
import { linesOfAlias } from './same.ts';

/** The password as it is, without escapes. Where a secret stands for it, `[password]` goes on its line in cipher-text.properties, for the cipher tool. */
export function renamePassword(model: HomeModel, at: SettingPlace, places: readonly SettingPlace[], text: string): Renamed | Refused {
  if (text.trim() !== text) return refuse('A password with blanks around it would not be read alike everywhere');
  const own = at.setting.secret?.text.trim();
  const clear = places.filter(({ setting, use, field }) => !setting.secret && !isHidden(use, field)).map((place) => writeAt(model, place, text, at));
  const aliases = new Set(places.flatMap(({ setting }) => setting.secret?.text.trim() ?? []));
  const secret = [...aliases].map((alias) => {
    const lines = linesOf(model, alias);
    if (lines.length > 0) return onItsLine(model, { alias, lines, places }, text);
    return alias === own ? refuse('The password is a secret, {0}, that cipher-text.properties does not hold', alias) : [];
  });
  return together([...clear, ...secret]);
}

const toEncrypt: Annotation = {
  label: words('Secrets'), description: words('The cipher tool encrypts them: bin/ciphertool.sh -Dconfigure'),
};

type Line = ReturnType<typeof linesOfAlias>[number];

function linesOf(model: HomeModel, alias: string): readonly Line[] {
  const { textFile } = secretsOf(model);
  return textFile === undefined || !isFileVault(model) ? [] : linesOfAlias(model, textFile, alias);
}

interface Kept {
  readonly alias: string;
  readonly lines: readonly Line[];
  readonly places: readonly SettingPlace[];
}

function onItsLine(model: HomeModel, { alias, lines, places }: Kept, text: string): readonly Edit[] | Refused {
  const isOne = readReferences(model).filter((each) => each.alias.text === alias).every((each) =>
    places.some(({ file, setting }) => file === each.file && setting.nameRange.start === each.nameRange.start));
  if (!isOne) return refuse('The secret {0} stands for other settings, too', alias);
  if (text.includes(']')) return refuse('{0} cannot hold this text: the cipher tool takes it up to the first ]', shortPath(model, lines[0]!.file));
  const value = `[${text}]`;
  return lines.flatMap((line) => (!line.value || line.value.text.trim() === value ? [] : [
    { file: line.file, range: line.value.range, text: escapeValue('properties', value, 'value'), annotation: toEncrypt },
  ]));
}
