// A keystore that has to hold a private key holds none.

import type { Role } from '../catalog/row.ts';
import type { Entry } from '../keystore/keystore.ts';
import { byKeystore, isSet, keystoreOf, named } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { contentOf, isServing, needsKey } from '../model/certificates.ts';
import type { Use } from '../model/home.ts';
import { creating } from './documentation.ts';
import { otherPlaces } from './mend.ts';
import { keystorePath, keystorePlace } from './once.ts';
import { words, type Rule } from './rule.ts';

export const keystoreWithoutKey: Rule = {
  id: 'keystore-without-key',
  severity: 'error',
  summary: 'A keystore that needs a private key holds none',
  documentation: creating,

  *check(model) {
    for (const [use] of byKeystore(named(model).filter((each) => lacksKey(model, each)))) {
      if (!use) continue;
      yield {
        at: keystorePlace(use),
        message: words('{0} holds no private key', keystorePath(model, use)),
        related: otherPlaces(model, use, (other) => keystoreOf(other) === keystoreOf(use) && lacksKey(model, other)),
      };
    }
  },
};

const lacksKey = (model: HomeModel, use: Use): boolean => {
  const keystore = needsOne(use) && isServing(model, use) ? contentOf(model, use) : undefined;
  return keystore !== undefined && !keystore.entries.some((entry) => isKeyFor(use, entry));
};

const always: readonly Role[] = ['primary', 'internal', 'registry', 'tls', 'thrift', 'secure-vault', 'certificate-authority'];

/** A client without a key still connects, unless it is asked for a certificate. */
const needsOne = (use: Use): boolean => needsKey(use) && (always.includes(use.role) || use.row.side === 'server' || isSet(use, 'alias'));

/** The Crypto Service may work with a secret key, too. */
const isKeyFor = ({ role }: Use, { kind }: Entry): boolean => kind === 'key' || (kind === 'secret' && role === 'internal');
