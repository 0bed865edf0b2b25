// Entry point of the command line.

import './short-run.ts';
import { processHost } from './host.ts';
import { run } from './run.ts';

// A reader such as `head` may leave early; that is no defect.
process.stdout.on('error', () => process.exit());

void run(process.argv.slice(2), processHost()).then((status) => {
  process.exitCode = status;
});
