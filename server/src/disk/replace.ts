// Replaces a file by a changed one: on a copy beside it, with a backup, in one rename; whatever interrupts it, the file is whole.

import { accessSync, chownSync, chmodSync, closeSync, constants, fsyncSync, lstatSync, openSync, realpathSync, renameSync, rmSync, statSync, type Stats } from 'node:fs';
import { makeFile } from './fresh.ts';
import { takeLock, type Lock } from './lock.ts';
import { inside, nameOf, parentOf, slashed } from './paths.ts';
import { readBytes } from './read.ts';

/** What is done, in this order; a test may stop before any of them. */
export type ReplaceStep = 'lock' | 'read' | 'copy' | 'verify' | 'back up' | 'exchange' | 'unlock';

export interface Replacement {
  /** The file; a link is followed, and stays. */
  readonly path: string;
  /** Makes the new content of the old one; undefined where it should stay. */
  readonly change: (bytes: Uint8Array) => Uint8Array | undefined;
  /** Whether the copy at a path is as it should be. */
  readonly verify: (copy: string) => Promise<boolean>;
  /** Milliseconds since 1970, for the name of the backup. */
  readonly now: number;
  readonly before?: (step: ReplaceStep) => void;
}

/** `busy`: another program has the lock. `changed`: somebody wrote the file meanwhile. `unsure`: the copy was not as it should be. */
export type Replaced =
  | { readonly kind: 'done'; readonly backup: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unsure' | 'changed' | 'unreadable' | 'linked' }
  | { readonly kind: 'busy'; readonly lock: string }
  /** What the system said: `EACCES` and its kind. */
  | { readonly kind: 'refused'; readonly code: string };

/** Replaces a file. What is left over after an interruption (copy and lock) is taken away by the next one. */
export async function replaceFile(replacement: Replacement): Promise<Replaced> {
  try {
    const path = slashed(realpathSync.native(replacement.path));
    accessSync(path, constants.R_OK | constants.W_OK);
    replacement.before?.('lock');
    const lockPath = `${path}.wso2-config-lock`;
    const lock = takeLock(lockPath);
    if (!lock) return { kind: 'busy', lock: lockPath };
    try {
      return await replaceLocked({ ...replacement, path }, lock);
    } finally {
      replacement.before?.('unlock');
      lock.release();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Anything else is a defect of ours.
    if (typeof code !== 'string') throw error;
    return { kind: 'refused', code };
  }
}

async function replaceLocked({ path, change, verify, now, before }: Replacement, lock: Lock): Promise<Replaced> {
  before?.('read');
  const found = readBytes(path);
  const kept = statSync(path);
  if (typeof found === 'string') return { kind: 'unreadable' };
  // A rename would part it from its other names.
  if (kept.nlink > 1) return { kind: 'linked' };
  const bytes = change(found.bytes);
  if (!bytes) return { kind: 'unchanged' };
  const copy = `${path}.wso2-config-new`;
  let backup: string | undefined;
  let isDone = false;
  try {
    before?.('copy');
    rmSync(copy, { force: true });
    writeWhole(copy, bytes, kept);
    before?.('verify');
    if (!isContent(copy, bytes) || !(await verify(copy))) return { kind: 'unsure' };
    before?.('back up');
    backup = writeBackup(path, found.bytes, kept, now);
    before?.('exchange');
    if (!lock.holds() || !isContent(path, found.bytes) || statSync(path).ino !== kept.ino) return { kind: 'changed' };
    renameSync(copy, path);
    isDone = true;
    syncFolder(parentOf(path));
    return { kind: 'done', backup };
  } finally {
    if (!isDone) for (const each of [copy, backup]) if (each !== undefined) rmSync(each, { force: true });
  }
}

/** A new file with this content, which belongs to whom the old one does; on the disk before this ends. */
export function writeWhole(path: string, bytes: Uint8Array, like: Stats): void {
  makeFile(path, bytes, () => {
    const made = statSync(path);
    if (made.uid !== like.uid || made.gid !== like.gid) chownSync(path, like.uid, like.gid);
    chmodSync(path, like.mode & 0o7777);
    // A file that may not be written is not exchanged either, although its folder would allow it.
    closeSync(openSync(path, 'r+'));
  });
}

/** As in client-truststore.jks.20261120-140501.bak, in UTC; with a number where that is there. */
function writeBackup(path: string, bytes: Uint8Array, like: Stats, now: number): string {
  const time = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const names = Array.from({ length: 100 }, (_, i) => `${nameOf(path)}.${time}${i === 0 ? '' : `-${i}`}.bak`);
  const free = names.map((name) => inside(parentOf(path), name)).find((each) => lstatSync(each, { throwIfNoEntry: false }) === undefined);
  writeWhole(free ?? inside(parentOf(path), names[0]!), bytes, like);
  return free!;
}

/** Whether a file holds just these bytes. */
export function isContent(path: string, bytes: Uint8Array): boolean {
  const found = readBytes(path);
  return typeof found !== 'string' && Buffer.compare(found.bytes, bytes) === 0;
}

/** Makes a rename last; not every system lets a folder be opened. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // The file is whole in any case.
  }
}
