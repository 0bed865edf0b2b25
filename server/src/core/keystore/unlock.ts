// Tries a password on the key of an entry.

import { oid, octets, readDer, sequence, tags } from './der.ts';
import { unprotect } from './jks.ts';
import { isAccepted, passwordForms } from './password.ts';
import { decrypt, type Decrypted } from './pbe.ts';
import type { Lock } from './store.ts';
import type { Work } from './work.ts';

const jksProtection = '1.3.6.1.4.1.42.2.17.1.1';
const jceksProtection = '1.3.6.1.4.1.42.2.19.1';

/** Whether the password opens the lock as the JDK would; undefined where that cannot be known. */
export function unlock(lock: Lock, password: string, work: Work): boolean | undefined {
  const id = oid(sequence(lock.algorithm)?.[0]);
  if (id === jksProtection && lock.type !== 'PKCS12') return unprotect(lock.data, password) !== undefined;
  // Each kind of keystore reads its own schemes only.
  if (lock.type === 'JKS' || (lock.type === 'JCEKS') !== (id === jceksProtection)) return undefined;
  let verdict: boolean | undefined = false;
  for (const form of lock.type === 'PKCS12' ? passwordForms(password) : [password]) {
    verdict = isKey(lock, decrypt(lock, form, work));
    if (verdict !== false) break;
  }
  // Then it depends on the JDK.
  return verdict === true && !isAccepted(password) ? undefined : verdict;
}

function isKey({ type, kind }: Lock, result: Decrypted): boolean | undefined {
  if (result === 'wrong') return false;
  if (typeof result === 'string') return undefined;
  // A secret key of JCEKS is a Java object; the others are a PrivateKeyInfo.
  if (type === 'JCEKS' && kind === 'secret') return Buffer.from(result.plain.subarray(0, 4)).toString('hex') === 'aced0005';
  const [version, algorithm, key] = sequence(readDer(result.plain)) ?? [];
  return version?.tag === tags.integer && oid(sequence(algorithm)?.[0]) !== undefined && octets(key) !== undefined;
}
