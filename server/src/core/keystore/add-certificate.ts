// Adds a trusted certificate to a keystore: bytes in, bytes out, and what comes out is read again before it is given away.

import type { KeystoreType } from './keystore.ts';
import { readStore } from './open.ts';
import type { Store } from './store.ts';
import { addToJks } from './write-jks.ts';
import { addToPkcs12 } from './write-pkcs12.ts';

/** What is added. */
export interface Addition {
  /** In lower case, as the JDK writes aliases; none of the keystore. */
  readonly alias: string;
  /** The certificate. */
  readonly der: Uint8Array;
  /** Milliseconds since 1970; a PKCS12 does not hold it. */
  readonly created: number;
  /** As many random bytes as are asked for. */
  readonly random: (length: number) => Uint8Array;
}

const writers: Readonly<Record<KeystoreType, typeof addToJks>> = { JKS: addToJks, JCEKS: addToJks, PKCS12: addToPkcs12 };

/**
 * The keystore with the certificate behind its entries, each of which stays as it is, byte for byte.
 * Undefined where the password does not open it, or where it is not understood well enough.
 */
export function addCertificate(bytes: Uint8Array, password: string, addition: Addition): Uint8Array | undefined {
  const before = readStore(bytes, password);
  const { state, type } = before.opened;
  if (state !== 'open' || !type) return undefined;
  const made = writers[type](bytes, password, addition);
  return made && isAdded(before, readStore(made, password), addition) ? made : undefined;
}

/** Whether the second store is the first one and the certificate, and nothing else. */
function isAdded(before: Store, after: Store, { alias, der }: Addition): boolean {
  const [added, ...more] = after.opened.entries.slice(before.opened.entries.length);
  const isNew = added?.kind === 'certificate' && added.alias === alias && added.chain[0] !== undefined && Buffer.compare(added.chain[0].der, der) === 0;
  return after.opened.state === 'open' && after.opened.type === before.opened.type && isNew && more.length === 0
    && before.opened.entries.every((_, index) => fingerprint(before, index) === fingerprint(after, index));
}

/** All that is known of an entry, its protected key included. */
function fingerprint({ opened, locks }: Store, index: number): string {
  const { chain, ...entry } = opened.entries[index]!;
  return JSON.stringify([entry, chain.map(({ sha256 }) => sha256), Buffer.from(locks[index]?.data ?? []).toString('base64')]);
}
