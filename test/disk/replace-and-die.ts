// Replaces the file given by a longer one, and is killed before the step given; for replace.test.ts.

import { replaceFile } from '../../server/src/disk/replace.ts';

const [, , path = '', fatal] = process.argv;

void replaceFile({
  path,
  change: (bytes) => Buffer.concat([bytes, Buffer.from(' and more')]),
  verify: () => Promise.resolve(true),
  now: 0,
  before: (step) => {
    if (step === fatal) process.kill(process.pid, 'SIGKILL');
  },
}).then((done) => process.stdout.write(done.kind));
