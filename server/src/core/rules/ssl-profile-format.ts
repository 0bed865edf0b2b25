// An SSL profile of an API Manager has a keystore of another type than the certificates of the Publisher can go into.

import { named, placeOf, textOf } from '../model/ask.ts';
import { foreignTypes } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { dynamicSsl } from './documentation.ts';
import { words, type Rule } from './rule.ts';

export const sslProfileFormat: Rule = {
  id: 'ssl-profile-format',
  severity: 'warning',
  summary: 'A keystore of the SSL profiles is no JKS, the only type that dynamic SSL supports',
  documentation: dynamicSsl,

  *check(model) {
    if (model.home.serverKey !== 'AM') return;
    for (const use of named(model).filter(({ row }) => row.id.startsWith('ssl-profiles/sender'))) {
      const type = otherType(use);
      if (type !== undefined) yield { at: placeOf(use, 'type'), message: words('Dynamic SSL supports keystores of type JKS alone, and this is {0}', type) };
    }
  },
};

/** The type, where the declared one and the file do not contradict each other: that is `keystore-type-mismatch`. */
function otherType(use: Use): string | undefined {
  const declared = textOf(use, 'type')?.trim().toUpperCase();
  const actual = use.keystore?.type;
  if (declared === undefined || (actual !== undefined && actual !== declared)) return undefined;
  return declared === 'PKCS12' || declared === 'JCEKS' || foreignTypes.has(declared.toLowerCase()) ? declared : undefined;
}
