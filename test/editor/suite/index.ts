// Runs the tests of this folder inside VS Code and writes down how many passed.

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** Called by VS Code. EDITOR_RESULT names the file for the counts. */
export async function run(): Promise<void> {
  const grep = process.env['MOCHA_GREP'];
  // As in vitest.config.mts: in a pipeline, and only there, a test has a second try.
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, retries: process.env['CI'] === 'true' ? 1 : 0, ...(grep === undefined ? {} : { grep }) });
  for (const name of readdirSync(__dirname).filter(each => each.endsWith('.test.js'))) mocha.addFile(join(__dirname, name));
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(failures => {
      const { passes = 0, failures: failed = 0, pending = 0 } = runner.stats ?? {};
      const result = process.env['EDITOR_RESULT'];
      if (result !== undefined) writeFileSync(result, JSON.stringify({ passed: passes, failed, skipped: pending }));
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
}
