// Java permissions are granted to code signed with a certificate that the policy's keystore does not hold.

import { findEntry } from '../keystore/alias.ts';
import { named } from '../model/ask.ts';
import { contentOf } from '../model/certificates.ts';
import { treeOf } from '../model/documents.ts';
import { hasPlaceholder, isTemplate } from '../model/effective.ts';
import type { Node } from '../syntax/node.ts';
import { isKnown } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import { escapeValue, isWritable } from '../syntax/write.ts';
import { securityManager } from './documentation.ts';
import { keystorePath, short } from './once.ts';
import { words, type Edit, type Rule } from './rule.ts';
import { aliasFixes } from './use-alias.ts';

export const policySignerNotFound: Rule = {
  id: 'policy-signer-not-found',
  severity: 'error',
  summary: 'Java permissions are granted to a signer that the keystore does not hold',
  documentation: securityManager,

  *check(model) {
    const use = named(model).find(({ row }) => row.id === 'policy/keystore');
    const keystore = use && contentOf(model, use);
    if (!use || !keystore?.complete) return;
    const parsed = treeOf(model.world, use.file);
    // Of a file that Java cannot read nothing is granted to anybody: that is `policy-syntax`.
    if (!parsed || parsed.errors.length > 0) return;
    const signers = keystore.entries.filter(({ kind, alias }) => kind !== 'secret' && isSigner(alias)).map(({ alias }) => alias);
    for (const { value } of signersIn(parsed.root)) {
      if (!value || !isKnown(value) || hasPlaceholder(value.text, 'system') || isTemplate(value.text) || findEntry(keystore, value.text)) continue;
      yield {
        at: { file: use.file, range: value.range },
        message: words('{0} has no entry {1}: nothing is granted to what it signed', keystorePath(model, use), short(value.text)),
        fixes: aliasFixes(value.text, signers, (text): readonly Edit[] => [{ file: use.file, range: value.range, text: escapeValue('policy', text, 'value') }]),
      };
    }
  },
};

/** A comma stands between signers, blanks around them are cut off, and `${…}` is filled in. */
const isSigner = (alias: string): boolean => isWritable('policy', alias) && alias.trim() === alias && !/,|\$\{/.test(alias);

const signersIn = (root: Node): readonly Node[] => [...select(root, 'grant/signedBy'), ...select(root, 'grant/permission/signedBy')];
