// Keystores and aliases by name: those of a file, as an outline, and those of a home, to be searched.

import type { Field } from '../catalog/row.ts';
import { fileOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Setting, Use } from '../model/home.ts';
import type { Place } from '../rules/rule.ts';
import { nameOf } from '../text/path.ts';
import { contains, type Range } from '../text/range.ts';
import { asWords, words, type Words } from '../text/words.ts';
import { headOf, namedIn } from './facts.ts';

export interface BlockSymbol {
  readonly name: Words;
  readonly detail: string;
  readonly range: Range;
  readonly head: Range;
  readonly children: readonly { readonly name: string; readonly detail: string; readonly range: Range; readonly head: Range }[];
}

/** The blocks of a file that name keystores, with their settings; a password's value is not told. */
export function documentSymbols(model: HomeModel, file: string): readonly BlockSymbol[] {
  return namedIn(model, file).map((use) => {
    const head = headOf(use);
    const range = use.block.name === '' ? use.settings.location!.range : use.block.range;
    const children = (Object.entries(use.settings) as [Field, Setting][]).filter(([, setting]) => contains(range, setting.range))
      .sort(([, a], [, b]) => a.range.start - b.range.start)
      .map(([field, setting]) => ({ name: setting.name, detail: told(field, setting), range: setting.range, head: setting.nameRange }));
    return { name: asWords(use.row.title), detail: keystoreName(use), range, head, children: use.block.name === '' ? [] : children };
  });
}

const told = (field: Field, { value, secret }: Setting): string => (field.toLowerCase().includes('password') || secret ? '' : value?.text.trim() ?? '');

const keystoreName = (use: Use): string => nameOf(fileOf(use) ?? use.settings.location?.value?.text.trim() ?? '');

export interface HomeSymbol {
  readonly kind: 'keystore' | 'alias';
  readonly name: string;
  /** What the place is, and its file, from the home. */
  readonly container: Words;
  readonly at: Place;
}

/** The keystores and aliases of a home whose names hold the letters of a query, in their order; all of them for an empty one. */
export function homeSymbols(model: HomeModel, query: string): readonly HomeSymbol[] {
  const found = model.uses.filter(({ inherited }) => !inherited).flatMap((use): readonly HomeSymbol[] => {
    const container = words('{0} · {1}', asWords(use.row.title), shortPath(model, use.file));
    const location = use.settings.location?.value;
    const alias = textOf(use, 'alias')?.trim();
    const range = use.settings.alias?.value?.range;
    return [
      ...(location && use.state !== 'none' ? [{ kind: 'keystore' as const, name: keystoreName(use), container, at: { file: use.file, range: location.range } }] : []),
      ...(alias && range ? [{ kind: 'alias' as const, name: alias, container, at: { file: use.file, range } }] : []),
    ];
  });
  return found.filter(({ name }) => name !== '' && holdsLetters(name.toLowerCase(), query.toLowerCase()));
}

function holdsLetters(name: string, query: string): boolean {
  let at = 0;
  for (const letter of query.replace(/\s+/g, '')) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
