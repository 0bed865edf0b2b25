// The keystore that the server decrypts secrets with is not one that the cipher tool encrypts with.

import type { Field } from '../catalog/row.ts';
import { sameAlias } from '../keystore/alias.ts';
import { isLeftOut, judged, keystoreOf, named, placeOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { secureVault } from './documentation.ts';
import { short } from './once.ts';
import { asWords, words, type Finding, type Rule } from './rule.ts';

export const secretKeystoreDiffers: Rule = {
  id: 'secret-keystore-differs',
  severity: 'error',
  summary: 'secret-conf.properties names another keystore, type or alias than carbon.xml',
  documentation: secureVault,

  *check(model) {
    const uses = judged(model);
    const vault = named(model).find(({ row }) => row.id === 'secure-vault/identity');
    const primary = uses.find(({ row }) => row.id === 'carbon/primary');
    const internal = uses.find(({ row, target }) => row.id === 'carbon/internal' && target.kind !== 'none');
    const candidates = [primary, internal].filter((use) => use !== undefined);
    // Where a place is not known, it may be the same.
    if (!vault || !primary || isReportedMissing(model, vault) || [vault, ...candidates].some(({ target }) => target.kind !== 'path')) return;
    if (candidates.some((use) => differsIn(vault, use).length === 0)) return;
    yield findingOf(model, vault, candidates);
  },
};

const isReportedMissing = (model: HomeModel, { state, target }: Use): boolean => state === 'missing' && target.kind === 'path' && !isLeftOut(model, target.path);

type Compared = Extract<Field, 'location' | 'alias' | 'type'>;

/** The settings in which two uses differ, as far as both are known. */
function differsIn(vault: Use, use: Use): readonly Compared[] {
  const fields: Compared[] = keystoreOf(vault) === keystoreOf(use) ? [] : ['location'];
  const [alias, other] = [textOf(vault, 'alias')?.trim(), textOf(use, 'alias')?.trim()];
  if (alias !== undefined && other !== undefined && !sameAlias(alias, other)) fields.push('alias');
  const [type, declared] = [textOf(vault, 'type')?.trim(), textOf(use, 'type')?.trim()];
  // Of a file that is here its bytes tell which of two types is wrong, and that is reported.
  const isTypeUnknown = vault.keystore?.type === undefined;
  if (isTypeUnknown && type !== undefined && declared !== undefined && type.toLowerCase() !== declared.toLowerCase()) fields.push('type');
  return fields;
}

const blockNames: Readonly<Record<string, string>> = { primary: 'KeyStore', internal: 'InternalKeyStore' };

const notOfOne = {
  location: '{0} is not the keystore of {1} in carbon.xml, which the cipher tool encrypts with',
  alias: 'The alias {0} is not that of {1} in carbon.xml, which the cipher tool encrypts with',
  type: 'The type {0} is not that of {1} in carbon.xml, which the cipher tool encrypts with',
} as const;

const ofNeither = {
  location: '{0} is the keystore of neither {1} nor {2} in carbon.xml: the cipher tool encrypts with one of them',
  alias: 'The alias {0} is that of neither {1} nor {2} in carbon.xml: the cipher tool encrypts with one of them',
  type: 'The type {0} is that of neither {1} nor {2} in carbon.xml: the cipher tool encrypts with one of them',
} as const;

function findingOf(model: HomeModel, vault: Use, candidates: readonly Use[]): Finding {
  const closest = candidates.find((use) => keystoreOf(use) === keystoreOf(vault));
  const field = closest ? differsIn(vault, closest)[0]! : 'location';
  const names = candidates.map(({ role }) => blockNames[role]!);
  const own = field === 'location' && vault.target.kind === 'path' ? shortPath(model, vault.target.path) : short(textOf(vault, field)?.trim() ?? '');
  return {
    at: placeOf(vault, field),
    message: names.length === 1
      ? words(notOfOne[field], own, names[0]!)
      : words(ofNeither[field], own, names[0]!, names[1]!),
    related: candidates.map((use) => ({ at: placeOf(use, field), message: words('{0} in {1}', asWords(use.row.title), shortPath(model, use.file)) })),
  };
}
