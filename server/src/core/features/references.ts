// Every place that names the secret at a place.

import type { HomeModel } from '../model/build.ts';
import { secretsOf } from '../model/secrets.ts';
import type { Place } from '../rules/rule.ts';
import { aliasAt } from './secret-definition.ts';

/** The settings that name the alias, and its lines in cipher-text.properties and cipher-tool.properties; `withLines`: these count, too. */
export function references(model: HomeModel, file: string, offset: number, withLines: boolean): readonly Place[] {
  const alias = aliasAt(model, file, offset);
  if (alias === undefined) return [];
  const { references: settings, texts, lines } = secretsOf(model);
  const named = settings.filter((each) => each.alias.text === alias).map((each) => ({ file: each.file, range: each.alias.range }));
  const written = [texts?.get(alias), lines.find((line) => line.alias === alias)].flatMap((line) => (line ? [{ file: line.file, range: line.nameRange }] : []));
  return withLines ? [...named, ...written] : named;
}
