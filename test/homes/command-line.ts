// The command line as its users run it: bundled from the present source, in a process of its own.

import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from '../../server/tasks/bundles.mjs';

const root = join(import.meta.dirname, '../..');

export interface Ran {
  readonly out: string;
  readonly error: string;
  readonly status: number;
}

export interface CommandLine {
  readonly run: (workingDirectory: string, ...argv: readonly string[]) => Promise<Ran>;
  readonly dispose: () => void;
}

/** Bundles the command line into a folder of its own; nothing in it can be older than the source. */
export async function commandLine(): Promise<CommandLine> {
  const folder = mkdtempSync(join(tmpdir(), 'wso2-config-'));
  const file = join(folder, 'cli.js');
  await build({ ...cli, absWorkingDir: root, outdir: folder });
  return {
    run: (cwd, ...argv) => new Promise((resolve) => {
      execFile(process.execPath, [file, ...argv], { cwd, env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 1 << 26 }, (failure, out, error) =>
        resolve({ out, error, status: typeof failure?.code === 'number' ? failure.code : failure ? -1 : 0 }));
    }),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
