// An attribute secretAlias has a prefix that the server does not know it by.

import type { HomeModel } from '../model/build.ts';
import { namespaceTrouble, vaultNamespace } from '../model/secret-lookup.ts';
import type { SecretReference } from '../model/secret-references.ts';
import { readReferences } from '../model/secrets.ts';
import { resolving } from './documentation.ts';
import { short } from './once.ts';
import { fix, safeFix } from './mend.ts';
import { declareNamespace, vaultNamespaceUri } from './secret-lines.ts';
import { words, type Finding, type Fix, type Place, type Rule, type Words } from './rule.ts';

export const secretNamespace: Rule = {
  id: 'secret-namespace',
  severity: 'error',
  summary: 'The prefix of a secretAlias is not that of secure vault',
  documentation: resolving,

  *check(model) {
    const groups = new Map<string, { readonly at: Place; readonly message: Words; readonly places: SecretReference[] }>();
    for (const reference of readReferences(model)) {
      const trouble = troubleOf(model, reference);
      if (!trouble) continue;
      const key = `${reference.file} ${trouble.message.text} ${reference.mark!.prefix}`;
      const known = groups.get(key);
      if (known) known.places.push(reference);
      else groups.set(key, { ...trouble, places: [reference] });
    }
    for (const { at, message, places } of groups.values()) yield { at, message, related: relatedOf(at, places), fixes: fixesOf(model, places) };
  },
};

function troubleOf(model: HomeModel, reference: SecretReference): Pick<Finding, 'at' | 'message'> | undefined {
  const { file, mark } = reference;
  const trouble = namespaceTrouble(model, reference);
  if (trouble === 'none' || !mark) return undefined;
  const { prefix, namespace, root, nameRange } = mark;
  if (trouble === 'namespace') {
    return { at: { file, range: namespace!.range }, message: words(`The server knows secret aliases by a namespace that starts with {0}, not by this one`, vaultNamespace) };
  }
  const at = { file, range: nameRange };
  if (trouble === 'not-svns') return { at, message: words('In this file the server knows secretAlias by the prefix svns only') };
  if (prefix === '') return { at, message: words('secretAlias has no prefix: the server does not look the secret up') };
  return { at, message: words('The prefix {0} is not declared on {1}, the root: the server does not look the secret up', short(prefix), short(root)) };
}

/** Declares the prefix, or gives the attributes the one that the server knows. */
function fixesOf(model: HomeModel, places: readonly SecretReference[]): readonly Fix[] {
  const { file, mark } = places[0]!;
  const { prefix, namespace, root } = mark!;
  const trouble = namespaceTrouble(model, places[0]!);
  if (trouble === 'undeclared' && prefix !== '') return safeFix(words('Declare the prefix {0} on {1}', short(prefix), short(root)), declareNamespace(model, file, prefix) ?? []);
  const declared = declareNamespace(model, file, 'svns');
  if (trouble === 'namespace' || !declared) return trouble === 'namespace' ? fix(words('Use {0}', vaultNamespaceUri), [{ file, range: namespace!.range, text: vaultNamespaceUri }], true) : [];
  const renamed = places.map(({ mark: each }) => ({ file, range: each!.nameRange, text: 'svns:secretAlias' }));
  return fix(words('Write {0}', 'svns:secretAlias'), [...declared, ...renamed], true);
}

const relatedOf = (at: Place, places: readonly SecretReference[]): NonNullable<Finding['related']> =>
  places.filter(({ mark }) => mark!.nameRange.start !== at.range.start)
    .map(({ file, mark, alias }) => ({ at: { file, range: mark!.nameRange }, message: words('The same for {0}', short(alias.text)) }));
