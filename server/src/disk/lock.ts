// A lock file beside a file that is about to be replaced, so that two programs never do it at once.

import { readFileSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { makeFile } from './fresh.ts';

export interface Lock {
  /** Whether the lock is still ours. */
  readonly holds: () => boolean;
  readonly release: () => void;
}

/** Takes the lock at a path; undefined where another program has it. One of a program that ended is taken over. */
export function takeLock(path: string): Lock | undefined {
  const own = `${process.pid} ${hostname()} ${randomBytes(16).toString('hex')}\n`;
  if (!isMade(path, own)) {
    if (!isLeftBehind(read(path))) return undefined;
    rmSync(path, { force: true });
    if (!isMade(path, own)) return undefined;
  }
  const holds = (): boolean => read(path) === own;
  return {
    holds,
    release: () => {
      if (holds()) rmSync(path, { force: true });
    },
  };
}

function isMade(path: string, text: string): boolean {
  try {
    makeFile(path, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a program of this machine wrote the lock that is not there any more. */
function isLeftBehind(text: string | undefined): boolean {
  const [, id, host] = /^(\d+) (\S+) /.exec(text ?? '') ?? [];
  if (id === undefined || host !== hostname()) return false;
  try {
    process.kill(Number(id), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
