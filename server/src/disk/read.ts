// Reads the bytes of regular files and of nothing else, up to a limit.

import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** The largest file that is read, keystore or text. */
export const limit = 16 * 1024 * 1024;

/** What a file looked like; where it looks the same, it is not read again. */
export interface Stamp {
  readonly size: number;
  readonly changed: number;
  readonly inode: number;
}

export type Bytes = { readonly bytes: Uint8Array; readonly stamp: Stamp } | 'unreadable' | 'too-large';

/** Size and time of a regular file; undefined where there is none. */
export function stampOf(path: string): Stamp | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() ? { size: found.size, changed: found.mtimeMs, inode: found.ino } : undefined;
  } catch {
    return undefined;
  }
}

export const isSame = (left: Stamp, right: Stamp): boolean =>
  left.size === right.size && left.changed === right.changed && left.inode === right.inode;

/** The bytes of a regular file. A pipe or device is not even opened: that could block or act. */
export function readBytes(path: string): Bytes {
  if (stampOf(path) === undefined) return 'unreadable';
  try {
    // Without waiting, should a pipe have taken the file's place just now; Windows knows no such flag.
    const descriptor = openSync(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
    try {
      const found = fstatSync(descriptor);
      if (!found.isFile()) return 'unreadable';
      if (found.size > limit) return 'too-large';
      return { bytes: readAll(descriptor, found.size), stamp: { size: found.size, changed: found.mtimeMs, inode: found.ino } };
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return 'unreadable';
  }
}

/** As many bytes as the file was said to have; fewer where it was cut meanwhile. */
function readAll(descriptor: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read) read = readSync(descriptor, bytes, length, size - length, null);
  return bytes.subarray(0, length);
}

/** Whether a folder lies there at this moment. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

/** When what lies at a path changed last, in milliseconds since 1970; 0 where nothing does. */
export function changedAt(path: string): number {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? Math.max(found.mtimeMs, found.ctimeMs) : 0;
  } catch {
    return 0;
  }
}

/** What lies at a path, in few words that change when it does. */
export function glanceAt(path: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? [found.mode, found.size, found.mtimeMs, found.ino].join(' ') : '';
  } catch {
    return 'unreadable';
  }
}
