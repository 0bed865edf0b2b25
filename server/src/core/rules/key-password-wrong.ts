// The password for the key does not open it.

import type { Role } from '../catalog/row.ts';
import { isSet, named, placeOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { isKeyPasswordKnown, keyField, keyRefusal, keysInUse, opensEveryKey, opensWithoutBlanks, storePasswordOpensKeys } from '../model/passwords.ts';
import { creating } from './documentation.ts';
import { fix, replaceValue } from './mend.ts';
import { words, type Fix, type Rule } from './rule.ts';

export const keyPasswordWrong: Rule = {
  id: 'key-password-wrong',
  severity: 'error',
  summary: 'The key password does not open the private key',
  documentation: creating,

  *check(model) {
    for (const use of named(model).filter((each) => isInUse(model, each))) {
      const keys = keysInUse(model, use);
      const closed = keys.filter(({ keyOpens }) => keyOpens === false);
      const [key] = closed;
      if (!key || use.target.kind !== 'path' || opensWithoutBlanks(model, use, 'keyPassword')) continue;
      // Keys with several passwords are `key-passwords-mixed`: no value that could be written here would do.
      if (opensEveryKey(model, use) && closed.length < keys.length && use.row.allKeys) continue;
      const text = isSet(use, 'keyPassword') ? 'The key password' : 'The password of the keystore, which serves for the key, too,';
      yield {
        at: placeOf(use, keyField(use)),
        message: words(`${text} does not open the key {0} of {1}. The server reports: {2}`, key.alias, shortPath(model, use.target.path), keyRefusal(use)),
        fixes: useStorePassword(model, use),
      };
    }
  },
};

/** Where no key password is written, these readers take the store's; of others it is not known. */
const takeThatOfTheStore: ReadonlySet<Role> = new Set(['tls', 'broker', 'data-bridge', 'thrift', 'client']);

/** The kernel takes the store's password for carbon.xml's keys, whatever is written; but the Crypto Service does not. */
function isInUse({ facts }: HomeModel, use: Use): boolean {
  if (!isKeyPasswordKnown(use) || (!isSet(use, 'keyPassword') && !takeThatOfTheStore.has(use.role))) return false;
  return use.role === 'internal' ? (facts.cryptoService?.value?.text.trim() ?? '') !== '' : !use.row.id.startsWith('carbon/');
}

function useStorePassword(model: HomeModel, use: Use): readonly Fix[] {
  const password = textOf(use, 'password');
  if (password === undefined || !isSet(use, 'keyPassword') || storePasswordOpensKeys(model, use) !== true) return [];
  return fix(words('Use the password of the keystore'), replaceValue(use, 'keyPassword', password), true);
}
