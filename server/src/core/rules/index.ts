// Every rule, in alphabetical order.

import { keystoreNotFound } from './keystore-not-found.ts';
import { keystorePasswordWrong } from './keystore-password-wrong.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  keystoreNotFound,
  keystorePasswordWrong,
];
