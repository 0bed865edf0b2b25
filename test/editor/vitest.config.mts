// The tests that drive a window's page: one after the other, since each has a VS Code of its own.
// A window on a busy machine loses a click now and then: in a pipeline, and only there, a test has a second try.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { root: import.meta.dirname, include: ['*.test.ts', 'page/*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000, retry: process.env.CI === 'true' ? 1 : 0 },
});
