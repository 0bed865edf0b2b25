// A keystore that has been read and its password tried, with the locks of its keys still to be tried.

import type { Der } from './der.ts';
import type { Entry, KeystoreType, Opened, OpenedState, Reason } from './keystore.ts';

/** What protects the key of an entry: an EncryptedPrivateKeyInfo, or the sealed object of a JCEKS secret key. */
export interface Lock {
  readonly type: KeystoreType;
  readonly kind: 'key' | 'secret';
  readonly algorithm: Der | undefined;
  readonly data: Uint8Array;
}

/** An entry before its key has been tried. */
export type Locked = Omit<Entry, 'keyOpens'> & { readonly lock: Lock | undefined };

export interface Store {
  readonly opened: Opened;
  /** One for each entry of `opened`. */
  readonly locks: readonly (Lock | undefined)[];
  /** The password that was given: it serves for keys that have no other. */
  readonly password: string | undefined;
  /** What is left of the work that one file may cause. */
  readonly workLeft: number;
}

/** What a reader of one format finds out. */
export interface Reading {
  readonly state: OpenedState;
  readonly reason?: Reason;
  readonly type: KeystoreType;
  readonly entries: readonly Locked[];
  readonly complete: boolean;
}

/** A reading without entries. */
export function failed(type: KeystoreType, state: 'damaged' | 'unsupported', reason: Reason): Reading {
  return { state, reason, type, entries: [], complete: false };
}

/** The entries as a keystore holds them: of two with one alias the later one, at the place of the first. */
export function uniqueByAlias(entries: readonly Locked[]): readonly Locked[] {
  return [...new Map(entries.map((entry) => [entry.alias, entry])).values()];
}
