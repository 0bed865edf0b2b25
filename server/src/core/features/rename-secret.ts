// Gives a secret another alias: in the settings that name it, in cipher-text.properties and in cipher-tool.properties.

import { shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { secretsOf } from '../model/secrets.ts';
import { refuse, type Refused, type Renamed } from './rename-places.ts';
import { secretPlaces } from './same.ts';

/** Letters that need no escape in any of the files. */
const plain = /^[\w.@/-]+$/;

export function renameSecret(model: HomeModel, alias: string, text: string): Renamed | Refused {
  if (text === alias) return { edits: [] };
  if (!plain.test(text)) return refuse('The alias of a secret is made of letters of ASCII, digits and . _ - @ /');
  const { references, texts, lines } = secretsOf(model);
  const isTaken = references.some((each) => each.alias.text === text) || texts?.has(text) === true || lines.some((line) => line.alias === text);
  if (isTaken) return refuse('There is a secret {0} already', text);
  const places = secretPlaces(model, alias);
  const token = places.find(({ reference }) => reference?.form === 'token');
  if (token) return refuse('{0} names this secret by the name of the setting, which cannot change', shortPath(model, token.file));
  const escaped = places.find(({ file, range }) => model.world.text(file)?.text.slice(range.start, range.end) !== alias);
  if (escaped) return refuse('{0} writes this alias with escapes', shortPath(model, escaped.file));
  return { edits: places.map(({ file, range }) => ({ file, range, text })) };
}
