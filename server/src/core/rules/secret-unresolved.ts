// A setting names a secret that cipher-text.properties does not hold.

import { shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { isFileVault, readReferences, secretsOf } from '../model/secrets.ts';
import type { SecretReference } from '../model/secret-references.ts';
import { hasSoundNamespace, isLookedUp } from '../model/secret-lookup.ts';
import { resolving } from './documentation.ts';
import { nearest } from './near.ts';
import { short } from './once.ts';
import { fix } from './mend.ts';
import { nodeAt } from './missing-values.ts';
import { secretLines, toolLineOf } from './secret-lines.ts';
import { words, type Finding, type Fix, type Rule } from './rule.ts';

export const secretUnresolved: Rule = {
  id: 'secret-unresolved',
  severity: 'error',
  summary: 'A secret alias has no entry in cipher-text.properties',
  documentation: resolving,

  *check(model) {
    const { texts, textFile } = secretsOf(model);
    if (!texts || textFile === undefined || !isFileVault(model)) return;
    const unresolved = readReferences(model).filter((each) =>
      !texts.has(each.alias.text) && !each.hasOwnProvider && hasSoundNamespace(model, each) && isLookedUp(model, each));
    for (const places of byAlias(unresolved)) yield findingOf(model, places, textFile, [...texts.keys()]);
  },
};

function byAlias(references: readonly SecretReference[]): readonly (readonly SecretReference[])[] {
  const groups = new Map<string, SecretReference[]>();
  for (const each of references) groups.set(each.alias.text, [...(groups.get(each.alias.text) ?? []), each]);
  return [...groups.values()];
}

/** No name is longer; comparing longer ones letter by letter would take for ever. */
const longestName = 200;

function findingOf(model: HomeModel, [first, ...others]: readonly SecretReference[], textFile: string, known: readonly string[]): Finding {
  const { file, alias } = first!;
  const text = alias.text.length > longestName ? undefined : nearest(alias.text, known.filter(({ length }) => length <= longestName), 2)[0];
  const near = text === undefined ? undefined : secretsOf(model).texts!.get(text);
  return {
    at: { file, range: alias.range },
    message: words('{1} has no entry {0}: the server takes the alias itself for the password', short(alias.text), shortPath(model, textFile)),
    related: [
      ...(near ? [{ at: { file: near.file, range: near.nameRange }, message: words('{0} is there', short(near.alias)) }] : []),
      ...others.map((other) => ({ at: { file: other.file, range: other.alias.range }, message: words('{0} in {1}', other.name, shortPath(model, other.file)) })),
    ],
    fixes: addLines(model, first!),
  };
}

/** The line of cipher-text.properties with a place to type the password, and that of the cipher tool where it is missing and can be told. */
function addLines(model: HomeModel, reference: SecretReference): readonly Fix[] {
  const { file, alias, form } = reference;
  const node = form === 'attribute' ? nodeAt(model, file, reference) : undefined;
  const edits = secretLines(model, alias.text, { placeholder: 'PASSWORD' }, node && toolLineOf(model, file, node));
  return fix(words('Add {0} to {1}', short(alias.text), 'cipher-text.properties'), edits ?? []);
}
