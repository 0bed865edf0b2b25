// Keystores, opened once per content and password. Neither passwords nor bytes are kept.

import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Opened } from '../core/index.ts';
import { makeDoubts } from './doubts.ts';
import { isSame, readBytes, stampOf, type Stamp } from './read.ts';
import { sharing } from './share.ts';

/** Work on one keystore. */
export interface Job {
  readonly bytes: Uint8Array;
  readonly password: string | undefined;
  readonly keyPassword: string | undefined;
}

/** Opens a keystore at once, or gives nothing and calls back when it is done. */
export type Work = (job: Job, done: (opened: Opened) => void) => Opened | undefined;

export interface Keystores {
  /** Opens the keystore in a file; the path is one without links. */
  readonly open: (path: string, password: string | undefined, keyPassword: string | undefined) => Opened;
  /** These files changed, whatever their size and time say; without paths, every file is looked at again. */
  readonly forget: (paths?: readonly string[]) => void;
}

export interface KeystoreOptions {
  readonly work: Work;
  /** A keystore is done that was `opening`; the file it was asked for. */
  readonly changed?: (path: string) => void;
  /** Milliseconds after which a damaged file is read again before that is said: it may be half written. */
  readonly patience?: number;
}

interface Content {
  readonly digest: string;
  readonly stamp: Stamp;
}

const state = (state: Opened['state'], reason?: Opened['reason']): Opened =>
  ({ state, ...(reason === undefined ? {} : { reason }), entries: [], complete: false });

export function diskKeystores(options: KeystoreOptions): Keystores {
  const contents = new Map<string, Content>();
  const results = diskResults();
  /** What is being opened, and the files that wait for it: copies of one keystore lie in many homes. */
  const opening = new Map<string, Set<string>>();
  const doubts = makeDoubts(options.patience);
  const isDoubted = (key: string, path: string): boolean => doubts.has(`${key} ${path}`, () => {
    contents.delete(path);
    options.changed?.(path);
  });
  const digest = digester();

  const share = sharing();
  const settle = (key: string, path: string, found: Opened): Opened => {
    const opened = share(found);
    opening.delete(key);
    results.put(key, opened);
    return opened.state === 'damaged' && isDoubted(key, path) ? state('opening') : opened;
  };

  return {
    open: (path, password, keyPassword) => {
      const found = contentOf(path, contents);
      if ('state' in found) return found;
      // Without a key password the store's serves: the same one written out is the same work.
      const own = keyPassword === password ? undefined : keyPassword;
      const key = [found.content.digest, digest(password), digest(own)].join(' ');
      const known = results.get(key);
      if (known) return known.state === 'damaged' && isDoubted(key, path) ? state('opening') : known;
      const waiting = opening.get(key);
      if (waiting) {
        waiting.add(path);
        return state('opening');
      }
      const bytes = found.bytes ?? bytesAgain(path, found.content);
      if (!bytes) return state('unreadable');
      const paths = new Set([path]);
      opening.set(key, paths);
      const done = (opened: Opened): void => {
        settle(key, path, opened);
        for (const each of paths) options.changed?.(each);
      };
      const opened = options.work({ bytes, password, keyPassword: own }, done);
      return opened ? settle(key, path, opened) : state('opening');
    },
    forget: (paths) => {
      if (paths) for (const path of paths) contents.delete(path);
      else contents.clear();
    },
  };
}

type Found = Opened | { readonly content: Content; readonly bytes: Uint8Array | undefined };

/** Which content a file has; its bytes where they had to be read. */
function contentOf(path: string, contents: Map<string, Content>): Found {
  const stamp = stampOf(path);
  const known = contents.get(path);
  if (stamp && known && isSame(stamp, known.stamp)) return { content: known, bytes: undefined };
  contents.delete(path);
  const found = readBytes(path);
  if (found === 'unreadable') return state('unreadable');
  if (found === 'too-large') return state('unsupported', 'over 16 MiB');
  const content = { digest: createHash('sha256').update(found.bytes).digest('base64'), stamp: found.stamp };
  contents.set(path, content);
  return { content, bytes: found.bytes };
}

/** The bytes of a content that is known by its digest; nothing where the file has another one by now. */
function bytesAgain(path: string, content: Content): Uint8Array | undefined {
  const found = readBytes(path);
  return typeof found !== 'string' && isSame(found.stamp, content.stamp) ? found.bytes : undefined;
}

/** Tells passwords apart without keeping them. */
function digester(): (secret: string | undefined) => string {
  const key = randomBytes(32);
  return (secret) => (secret === undefined ? '-' : createHmac('sha256', key).update(secret).digest('base64'));
}

/**
 * Results live as long as a model holds them, the latest a while longer:
 * with every password that somebody types there is one more.
 */
function diskResults(): { readonly get: (key: string) => Opened | undefined; readonly put: (key: string, opened: Opened) => void } {
  const all = new Map<string, WeakRef<Opened>>();
  const latest = new Map<string, Opened>();
  const gone = new FinalizationRegistry<string>((key) => {
    if (all.get(key)?.deref() === undefined) all.delete(key);
  });
  const keep = (key: string, opened: Opened): void => {
    latest.delete(key);
    latest.set(key, opened);
    const [oldest] = latest.keys();
    if (latest.size > 100 && oldest !== undefined) latest.delete(oldest);
  };
  return {
    get: (key) => {
      const found = latest.get(key) ?? all.get(key)?.deref();
      if (found) keep(key, found);
      return found;
    },
    put: (key, opened) => {
      all.set(key, new WeakRef(opened));
      gone.register(opened, key);
      keep(key, opened);
    },
  };
}
