// Names of secrets: for `secretAlias`, and behind `$secret{` and `secretAlias:`.

import type { HomeModel } from '../model/build.ts';
import { aliasOfCarbon } from '../model/secret-lookup.ts';
import { mayBePassword, secretsOf } from '../model/secrets.ts';
import { words } from '../rules/rule.ts';
import type { Range } from '../text/range.ts';
import type { Candidate } from './completion.ts';
import type { Spot } from './spot.ts';

const reference = /^(\$secret\{|secretAlias:)([^{}]*)\}?$/;

/** The names that fit here; undefined where no secret is named. */
export function secretNames(model: HomeModel, spot: Spot): readonly Candidate[] | undefined {
  if (spot.node.name === '@secretAlias') return ofAttribute(model, spot);
  const [, before, name] = reference.exec(spot.text) ?? [];
  const start = spot.range.start + (before?.length ?? 0);
  if (before === undefined || name === undefined || spot.offset < start) return undefined;
  return candidates(model, known(model), { start, end: start + name.length });
}

function ofAttribute(model: HomeModel, spot: Spot): readonly Candidate[] {
  const elements = spot.around.map(({ name }) => name);
  const path = elements.slice(1).join('.');
  // The kernel looks up this one, whatever is written.
  const expected = aliasOfCarbon(model, { file: spot.file, path, form: 'attribute' });
  if (expected !== undefined) return candidates(model, [expected], spot.range);
  const attributes = spot.around.at(-1)?.children.flatMap(({ name }) => (name.startsWith('@') ? [name.slice(1)] : [])) ?? [];
  const fits = (alias: string): boolean => alias === path || [elements.at(-1), ...attributes].includes(alias.split('.').at(-1));
  const names = known(model);
  return candidates(model, [...names.filter(fits), ...names.filter((alias) => !fits(alias))], spot.range);
}

/** Names that cipher-text.properties or cipher-tool.properties has. */
function known(model: HomeModel): readonly string[] {
  const { texts, lines } = secretsOf(model);
  const written = [...(texts?.keys() ?? [])].filter((alias) => !mayBePassword(model, alias));
  return [...new Set([...written, ...lines.map(({ alias }) => alias)])].sort();
}

function candidates(model: HomeModel, names: readonly string[], range: Range): readonly Candidate[] {
  const { texts } = secretsOf(model);
  return names.map((text) => ({ text, kind: 'secret', range, detail: texts?.has(text) ? words('in cipher-text.properties') : words('not yet in cipher-text.properties') }));
}
