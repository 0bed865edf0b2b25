// A run is short: what V8 optimises early it hardly comes back to, and that took a third of all the work.

import { setFlagsFromString } from 'node:v8';

// Measured with Node 20, with one home as with two hundred: a fifth less processor time. Later ones wait by themselves, and do not know the flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');
