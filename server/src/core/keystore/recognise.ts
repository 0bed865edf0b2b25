// Tells by its first bytes what a file is.

import { oid, sequence, smallInteger, tags, type Der } from './der.ts';
import type { KeystoreType, Reason } from './keystore.ts';

/** A keystore that we read, or why the file is none. */
export type Recognised =
  | { readonly type: KeystoreType }
  | { readonly state: 'damaged' | 'unsupported'; readonly reason: Reason };

const damaged = (reason: Reason): Recognised => ({ state: 'damaged', reason });
const unsupported = (reason: Reason): Recognised => ({ state: 'unsupported', reason });

// Texts that stand for a file which is not here, or is not to be read here.
const texts: readonly (readonly [start: string, found: Recognised])[] = [
  ['-----BEGIN ', unsupported('PEM')],
  ['Bag Attributes', unsupported('PEM')],
  ['version https://git-lfs.github.com/', unsupported('a pointer of Git LFS: the file itself has not been fetched')],
  ['\0GITCRYPT\0', unsupported('encrypted by git-crypt')],
  ['$ANSIBLE_VAULT;', unsupported('encrypted by Ansible Vault')],
];

/** Recognises a file; `root` is its first ASN.1 element, if it has one. */
export function recognise(bytes: Uint8Array, root: Der | undefined): Recognised {
  const hex = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const text = Buffer.from(bytes.subarray(0, 64)).toString('latin1').trimStart();
  if (bytes.length === 0) return damaged('empty');
  if (hex.startsWith('feedfeed')) return { type: 'JKS' };
  if (hex.startsWith('cececece')) return { type: 'JCEKS' };
  // Bytes that are no UTF-8 became U+FFFD: Maven's resource filtering does this to a keystore.
  if (/^(30|ce)?(efbfbd){2}/.test(hex) || hex.startsWith('30efbfbd')) return damaged('passed through a text filter');
  if (/^0000000[12]00000014/.test(hex)) return unsupported('BKS or UBER');
  const known = texts.find(([start]) => text.startsWith(start));
  if (known !== undefined) return known[1];
  if (hex.startsWith('30')) return recogniseAsn1(bytes, root);
  return damaged('none of the known formats');
}

function recogniseAsn1(bytes: Uint8Array, root: Der | undefined): Recognised {
  const [first, second] = sequence(root) ?? [];
  if (first === undefined) return looksLikePkcs12(bytes) ? damaged('cut short or altered') : damaged('none of the known formats');
  if (smallInteger(first) === 3 && second?.tag === tags.sequence) return { type: 'PKCS12' };
  if (oid(first) !== undefined) return damaged('certificates without a keystore (PKCS #7)');
  const inner = sequence(first)?.[0];
  if (inner?.tag === tags.sequence) return unsupported('BCFKS');
  if (inner?.tag === 0xa0 || inner?.tag === tags.integer) return damaged('a certificate, not a keystore');
  return damaged('none of the known formats');
}

// SEQUENCE, its length, INTEGER 3, SEQUENCE: the beginning survives where the end is missing.
function looksLikePkcs12(bytes: Uint8Array): boolean {
  return /^30(80|[0-7].|81..|82....|83.{6}|84.{8})02010330/.test(Buffer.from(bytes.subarray(0, 12)).toString('hex'));
}
