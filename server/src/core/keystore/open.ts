// Opens keystores: bytes and passwords in, what they hold out. The only place of the core where an exception ends.

import { readDer } from './der.ts';
import { readJks } from './jks.ts';
import type { Opened } from './keystore.ts';
import { readPkcs12 } from './pkcs12.ts';
import { recognise } from './recognise.ts';
import type { Reading, Store } from './store.ts';
import { unlock } from './unlock.ts';
import { newWork } from './work.ts';

/** Told of an exception, which is a defect of ours. It holds no secret: readers put none into a message. */
export type Problem = (error: unknown) => void;

const mostBytes = 16 * 1024 * 1024;

/**
 * Opens a keystore and tries its keys. Without a key password the store's serves; without both no key is tried.
 * The verdict is the JDK's: a password that it refuses is wrong.
 */
export function openKeystore(
  bytes: Uint8Array, password: string | undefined, keyPassword: string | undefined, problem?: Problem,
): Opened {
  return tryKeys(readStore(bytes, password, problem), keyPassword, problem);
}

/** The first half: reads the store with its password. Worth keeping per content and password. */
export function readStore(bytes: Uint8Array, password: string | undefined, problem?: Problem): Store {
  const work = newWork();
  const reading = guarded<Reading | Opened>(() => read(bytes, password, work), problem) ?? notUnderstood;
  const { entries, ...rest } = reading;
  const locks = entries.map((entry) => ('lock' in entry ? entry.lock : undefined));
  const opened = {
    ...rest,
    entries: entries.map(({ alias, kind, created, chain }) => ({ alias, kind, created, chain, keyOpens: undefined })),
  };
  return { opened, locks, password, workLeft: work.left };
}

/** The second half: tries the keys of a store that has been read, with their password or the store's. */
export function tryKeys(store: Store, keyPassword: string | undefined, problem?: Problem): Opened {
  const password = keyPassword ?? store.password;
  const isWhole = store.opened.state === 'open' || store.opened.state === 'locked';
  if (password === undefined || !isWhole) return store.opened;
  const work = { left: store.workLeft };
  const entries = store.opened.entries.map((entry, i) => {
    const lock = store.locks[i];
    return { ...entry, keyOpens: lock && guarded(() => unlock(lock, password, work), problem) };
  });
  return { ...store.opened, entries };
}

const notUnderstood: Opened = { state: 'unsupported', reason: 'in a form that cannot be read', entries: [], complete: false };

function read(bytes: Uint8Array, password: string | undefined, work: ReturnType<typeof newWork>): Reading | Opened {
  if (bytes.length > mostBytes) return { ...notUnderstood, reason: 'larger than 16 MiB' };
  const found = recognise(bytes, bytes[0] === 0x30 ? readDer(bytes) : undefined);
  if ('state' in found) return { ...found, entries: [], complete: false };
  return found.type === 'PKCS12' ? readPkcs12(bytes, password, work) : readJks(bytes, password, work);
}

function guarded<T>(work: () => T, problem: Problem | undefined): T | undefined {
  try {
    return work();
  } catch (error) {
    problem?.(error);
    return undefined;
  }
}
