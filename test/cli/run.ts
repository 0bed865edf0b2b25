// The command line as a process, for tests.

import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { canary } from '../disk/homes.ts';

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | undefined;
  readonly environment?: Readonly<Record<string, string>>;
}

export type Run = (args: readonly string[], options?: RunOptions) => Ran;

/** Runs the command line's bundle in a folder; nothing that it prints may hold the canary. */
export const runner = (cli: () => string, folder: string): Run => (args, { cwd = folder, input, environment = {} } = {}) => {
  const { PATH } = process.env;
  const ran = spawnSync(process.execPath, [cli(), ...args], { cwd, input: input ?? '', encoding: 'utf8', env: { PATH, ...environment } });
  expect(ran.stdout + ran.stderr).not.toContain(canary);
  return { status: ran.status, out: ran.stdout, error: ran.stderr };
};
