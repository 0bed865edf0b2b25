// Keystore passwords stand in clear text, although the home uses secure vault.

import type { Field } from '../catalog/row.ts';
import { isSet, named, placeOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { secretsOf, usesSecureVault } from '../model/secrets.ts';
import { contains } from '../text/range.ts';
import { cipherTool } from './documentation.ts';
import { protect } from './protect.ts';
import { words, type Finding, type Rule } from './rule.ts';

export const passwordPlainText: Rule = {
  id: 'password-plain-text',
  severity: 'hint',
  summary: 'A keystore password stands in clear text while secure vault is in use',
  documentation: cipherTool,

  *check(model) {
    const [first, ...others] = usesSecureVault(model) ? placesOf(model) : [];
    if (!first) return;
    const and = others.length === 0 ? '' : others.length === 1 ? ', and so does 1 other keystore password' : ', and so do {1} other keystore passwords';
    yield { at: first.at, message: words(`{0} stands here in clear text${and}; this home keeps others in secure vault`, first.name, others.length), related: others, fixes: protect(model, first.use, first.field) };
  },
};

interface PlainPlace {
  readonly at: Finding['at'];
  readonly name: string;
  readonly message: Finding['message'];
  readonly use: Use;
  readonly field: Field;
}

/** Every password of a keystore that is written in clear, the primary keystore's first. */
const placesOf = (model: HomeModel): readonly PlainPlace[] =>
  named(model).filter((use) => use.state !== 'none' && !sharesElement(model, use)).flatMap((use) =>
    (['password', 'keyPassword'] as const).filter((field) => isInClear(use, field)).map((field) => {
      const { name } = use.settings[field]!;
      return { use, field, at: placeOf(use, field), name, message: words('{0} in {1}', name, shortPath(model, use.file)) };
    })).filter(({ at }, index, all) => all.findIndex((other) => other.at.file === at.file && other.at.range.start === at.range.start) === index);

const isInClear = (use: Use, field: Field): boolean => isSet(use, field) && (textOf(use, field) ?? '') !== '';

/** An element carries one alias, so that of two passwords in its attributes one stays as it is. */
const sharesElement = (model: HomeModel, { file, block }: Use): boolean => secretsOf(model).references
  .some((each) => each.file === file && each.form === 'attribute' && each.range.start === block.range.start && contains(block.range, each.range));
