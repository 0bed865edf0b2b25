// The file of Java permissions cannot be read.

import { treeOf } from '../model/documents.ts';
import { hasSecurityManager } from '../model/reading.ts';
import { join } from '../text/path.ts';
import { securityManager } from './documentation.ts';
import { words, type Rule } from './rule.ts';

export const policySyntax: Rule = {
  id: 'policy-syntax',
  severity: 'error',
  summary: 'sec.policy cannot be read',
  documentation: securityManager,

  *check({ home, world }) {
    const file = join(home.path, home.configDirectory, 'sec.policy');
    const parsed = treeOf(world, file);
    // Java stops at the first error, and takes nothing of the file.
    const error = parsed?.errors[0];
    if (!error || !hasSecurityManager({ home, world })) return;
    yield { at: { file, range: error.range }, message: words('Java cannot read the file, and grants nothing of it: {0}', error.said ?? error.message) };
  },
};
