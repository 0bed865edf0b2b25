// What the command line gets from its process; a test could give something else.

import { accessSync, constants } from 'node:fs';

export interface Host {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: NodeJS.ReadStream;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly isOutTerminal: boolean;
  readonly isErrorTerminal: boolean;
}

export function processHost(): Host {
  return {
    workingDirectory: process.cwd(),
    environment: process.env,
    input: process.stdin,
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    isOutTerminal: process.stdout.isTTY,
    isErrorTerminal: process.stderr.isTTY,
  };
}

/** Whether this process may read a file or list a folder. */
export function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Says something to the person, apart from the answer itself. */
export const say = (host: Host, message: string): void => host.error(`wso2-config: ${message}\n`);
