// Keeps the process small: fifty homes are read one after the other, and what was read of one is garbage at the next.

import { setFlagsFromString } from 'node:v8';

// Measured with 50 homes: half of the memory, in the same time. To be imported before anything is allocated.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--optimize-for-size');
