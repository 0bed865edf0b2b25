// Every rule, in alphabetical order.

import { blockDuplicated } from './block-duplicated.ts';
import { keyPasswordDiffers } from './key-password-differs.ts';
import { keyPasswordWrong } from './key-password-wrong.ts';
import { keyPasswordsMixed } from './key-passwords-mixed.ts';
import { keystoreCase } from './keystore-case.ts';
import { keystoreDamaged } from './keystore-damaged.ts';
import { keystoreNotFound } from './keystore-not-found.ts';
import { keystorePasswordWrong } from './keystore-password-wrong.ts';
import { keystoreTypeMismatch } from './keystore-type-mismatch.ts';
import { keystoresAbsent } from './keystores-absent.ts';
import { passwordMismatch } from './password-mismatch.ts';
import { placeholderUnknown } from './placeholder-unknown.ts';
import { settingIgnored } from './setting-ignored.ts';
import { settingMissing } from './setting-missing.ts';
import { valueWhitespace } from './value-whitespace.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  blockDuplicated,
  keyPasswordDiffers,
  keyPasswordWrong,
  keyPasswordsMixed,
  keystoreCase,
  keystoreDamaged,
  keystoreNotFound,
  keystorePasswordWrong,
  keystoreTypeMismatch,
  keystoresAbsent,
  passwordMismatch,
  placeholderUnknown,
  settingIgnored,
  settingMissing,
  valueWhitespace,
];
