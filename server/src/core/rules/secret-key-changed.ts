// Encrypted values were made with a key of another size than the one that is to decrypt them.

import { judged, placeOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { cipherKey, cipherLength, type CipherKey } from '../model/cipher-text.ts';
import { encryptedValues } from '../model/event-publishers.ts';
import { isFileVault, secretsOf } from '../model/secrets.ts';
import type { Value } from '../syntax/node.ts';
import { secureVault } from './documentation.ts';
import { keystorePath, short } from './once.ts';
import { asWords, words, type Finding, type Rule } from './rule.ts';

export const secretKeyChanged: Rule = {
  id: 'secret-key-changed',
  severity: 'error',
  summary: 'Encrypted passwords were made with another key',
  documentation: secureVault,

  *check(model) {
    yield* ofSecrets(model);
    yield* ofPublishers(model);
  },
};

interface Encrypted {
  readonly file: string;
  readonly value: Value;
}

/** One cause, one problem: at the first value of each file, with the others as related information. */
function findingsOf(model: HomeModel, values: readonly Encrypted[], keys: readonly CipherKey[]): readonly Finding[] {
  const wrong = values.flatMap((each) => {
    const bytes = cipherLength(each.value.text);
    return bytes === undefined || keys.some((key) => key.bytes === bytes) ? [] : [{ ...each, bytes }];
  });
  const [key] = keys;
  const files = [...new Set(wrong.map(({ file }) => file))];
  return files.map((file) => {
    const [first, ...others] = wrong.filter((each) => each.file === file);
    return {
      at: { file, range: first!.value.range },
      message: words('Made with another key: it is {0} bytes long, and what {1} in {2} makes is {3}',
        first!.bytes, short(key!.entry.alias), keystorePath(model, key!.use), key!.bytes),
      related: [
        { at: placeOf(key!.use, 'location'), message: words('{0} in {1}', asWords(key!.use.row.title), shortPath(model, key!.use.file)) },
        ...others.map(({ value }) => ({ at: { file, range: value.range }, message: words('So is this one') })),
      ],
    };
  });
}

function ofSecrets(model: HomeModel): readonly Finding[] {
  const { facts } = model;
  const vault = judged(model).find(({ row }) => row.id === 'secure-vault/identity');
  const key = vault && cipherKey(model, vault);
  const algorithm = facts.secretAlgorithm?.value?.text.trim() ?? 'RSA';
  if (!key || !isFileVault(model) || !algorithm.startsWith('RSA') || facts.secretEncryptionMode?.value) return [];
  return findingsOf(model, [...secretsOf(model).texts?.values() ?? []], [key]);
}

/** The Crypto Service takes the internal keystore, where it takes a keystore at all; before it there was the primary one. */
function ofPublishers(model: HomeModel): readonly Finding[] {
  const uses = judged(model);
  const primary = uses.find(({ row }) => row.id === 'carbon/primary');
  const internal = uses.find(({ row, target }) => row.id === 'carbon/internal' && target.kind !== 'none');
  const key = primary && cipherKey(model, primary);
  const other = internal && cipherKey(model, internal);
  const isSymmetric = /Symmetric/.test(model.facts.internalProvider?.value?.text ?? '');
  if (!key || (internal && !other) || isSymmetric) return [];
  return findingsOf(model, encryptedValues(model), other ? [key, other] : [key]);
}
