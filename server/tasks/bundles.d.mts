// What the descriptions of bundles are.

import type { BuildOptions } from 'esbuild';

export const cli: BuildOptions;
export const server: BuildOptions;
export const library: BuildOptions;
export const client: BuildOptions;
