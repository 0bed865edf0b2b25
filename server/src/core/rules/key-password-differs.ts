// The key has a password of its own where the server wants the keystore's.

import { isLeftOut, isSet, named, placeOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { keyRefusal, keysInUse, storePasswordOpensKeys } from '../model/passwords.ts';
import { recommendations } from './documentation.ts';
import { fix, replaceValue } from './mend.ts';
import { words, type Finding, type Rule } from './rule.ts';

export const keyPasswordDiffers: Rule = {
  id: 'key-password-differs',
  severity: 'warning',
  summary: 'The password of the key is not that of the keystore',
  documentation: recommendations,

  *check(model) {
    for (const use of named(model)) {
      const found = use.role === 'primary' ? ofPrimary(model, use) : use.role === 'tls' ? ofTls(model, use) : undefined;
      if (found) yield found;
    }
  },
};

/** The kernel opens the primary key with the store's password, and never looks at KeyPassword. */
function ofPrimary(model: HomeModel, use: Use): Finding | undefined {
  const opens = storePasswordOpensKeys(model, use);
  if (opens === false && use.target.kind === 'path') {
    const key = keysInUse(model, use)[0]!.alias;
    return {
      at: placeOf(use, isSet(use, 'keyPassword') ? 'keyPassword' : 'password'), severity: 'error',
      message: words('The kernel opens the key {0} with the password of the keystore, which is not that of the key. The server reports: {1}', key, keyRefusal(use)),
    };
  }
  const isLeft = use.target.kind === 'path' && use.state === 'missing' && isLeftOut(model, use.target.path);
  const isBlind = isLeft || use.state === 'unknown' || use.state === 'unsupported' || use.state === 'unreadable';
  if ((opens !== true && !isBlind) || !saysOtherwise(use)) return undefined;
  return {
    at: placeOf(use, 'keyPassword'), severity: 'warning',
    message: words('KeyPassword differs from Password, which the kernel takes for the key, too'),
    fixes: opens ? fix(words('Use the password of the keystore'), replaceValue(use, 'keyPassword', textOf(use, 'password') ?? ''), true) : [],
  };
}

function ofTls(model: HomeModel, use: Use): Finding | undefined {
  const keys = keysInUse(model, use);
  if (use.target.kind !== 'path' || keys.length === 0 || !saysOtherwise(use) || !keys.every(({ keyOpens }) => keyOpens === true)) return undefined;
  return {
    at: placeOf(use, 'keyPassword'), severity: 'info',
    message: words('The key of {0} has a password of its own: Tomcat takes it, other parts of the server expect that of the keystore', shortPath(model, use.target.path)),
  };
}

/** Blanks around the same password are `value-whitespace`'s to report. */
function saysOtherwise(use: Use): boolean {
  const password = textOf(use, 'password');
  const keyPassword = isSet(use, 'keyPassword') ? textOf(use, 'keyPassword') : undefined;
  return password !== undefined && keyPassword !== undefined && password.trim() !== keyPassword.trim();
}
