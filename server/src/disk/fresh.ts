// Makes a new file, of which nothing is left where the disk is full or something else fails.

import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';

/** Makes a file that is not there yet, and lets it be `adjusted`; it is on the disk before this ends. */
export function makeFile(path: string, content: Uint8Array | string, adjusted: () => void = () => undefined): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    try {
      writeFileSync(file, content);
      adjusted();
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
