// carbon.xml has a keystore for the registry, which Carbon reads no more.

import { judged } from '../model/ask.ts';
import { compareVersions, kernelOf } from '../model/product.ts';
import { configuring } from './documentation.ts';
import { words, type Rule } from './rule.ts';

export const registryKeystoreUnused: Rule = {
  id: 'registry-keystore-unused',
  severity: 'info',
  summary: 'RegistryKeyStore has no effect on Carbon 4.4 and later',
  documentation: configuring,

  *check(model) {
    const kernel = kernelOf(model.home);
    if (kernel === undefined || compareVersions(kernel, '4.4') < 0) return;
    for (const use of judged(model).filter(({ role }) => role === 'registry')) {
      yield {
        at: { file: use.file, range: use.block.nameRange },
        message: words('{0} has no effect: Carbon 4.4 and later encrypt registry data with the primary or the internal keystore', use.block.name),
        unnecessary: true,
      };
    }
  },
};
