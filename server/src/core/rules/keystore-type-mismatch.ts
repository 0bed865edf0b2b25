// The type that the configuration declares is not what the file is.

import { isSet, named, placeOf, textOf } from '../model/ask.ts';
import { foreignTypes, type HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { distance } from '../text/slip.ts';
import { configuring } from './documentation.ts';
import { fix, safeFix } from './mend.ts';
import { keystorePath } from './once.ts';
import { words, type Finding, type Fix, type Rule, type Words } from './rule.ts';
import { writeSetting } from './setting-edits.ts';

const known = ['JKS', 'JCEKS', 'PKCS12'];

/** What Java says to a file of one type that is declared to be of another (measured); those that it opens are warnings. */
const verdicts: Readonly<Record<string, readonly ['warning' | 'error', Words]>> = {
  'PKCS12 as JKS': ['warning', words('Java before 8u60 refuses it, and later ones where keystore.type.compat is false')],
  'JKS as PKCS12': ['warning', words('Java 8 refuses it: DerInputStream.getLength(): lengthTag=109, too big')],
  'JKS as JCEKS': ['warning', words('Java opens it all the same')],
  'JCEKS as JKS': ['error', words('The server reports: Invalid keystore format')],
  'PKCS12 as JCEKS': ['error', words('The server reports: Invalid keystore format')],
  'JCEKS as PKCS12': ['error', words('The server reports: DerInputStream.getLength(): lengthTag=78, too big')],
};

export const keystoreTypeMismatch: Rule = {
  id: 'keystore-type-mismatch',
  severity: 'warning',
  summary: 'The declared type is not the type of the keystore file',
  documentation: configuring,

  *check(model) {
    for (const use of named(model)) {
      const declared = textOf(use, 'type')?.trim();
      if (declared === undefined || use.state === 'unsupported') continue;
      const found = known.includes(declared.toUpperCase()) ? mismatch(model, use, declared.toUpperCase()) : misspelling(model, use, declared);
      if (found) yield found;
    }
  },
};

function mismatch(model: HomeModel, use: Use, declared: string): Finding | undefined {
  const actual = use.keystore?.type;
  const verdict = verdicts[`${actual} as ${declared}`];
  if (!actual || !verdict || use.state === 'damaged' || use.target.kind !== 'path') return undefined;
  const [severity, consequence] = verdict;
  const path = keystorePath(model, use);
  // Where the type cannot be written, the file is what has to change.
  const at = placeOf(use, isSet(use, 'type') || use.row.fields.type !== undefined ? 'type' : 'location');
  return {
    at, severity, message: words('{0} is of type {1}, not {2}. {3}', path, actual, declared, consequence),
    fixes: setType(model, use, actual),
  };
}

/** A name with a slip in it; any other may be that of a provider. */
function misspelling(model: HomeModel, use: Use, declared: string): Finding | undefined {
  const meant = known.find((type) => distance(type, declared.toUpperCase()) === 1);
  if (!meant || !isSet(use, 'type') || foreignTypes.has(declared.toLowerCase())) return undefined;
  const type = use.keystore?.type ?? meant;
  return {
    at: placeOf(use, 'type'), severity: 'error', message: words('There is no keystore type {0}. The server reports: {0} not found', declared),
    fixes: setType(model, use, type),
  };
}

/** These take not every type, so that the file may be what has to change. */
const pickyRoles: ReadonlySet<Use['role']> = new Set(['ssl-profile', 'secure-vault']);

function setType(model: HomeModel, use: Use, type: string): readonly Fix[] {
  const [title, edits] = [words('Set the type to {0}', type), writeSetting(model, use, 'type', type) ?? []];
  return pickyRoles.has(use.role) ? fix(title, edits, true) : safeFix(title, edits);
}
