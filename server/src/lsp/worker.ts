// Entry point of the thread that opens keystores.

import { serveKeystores } from '../disk/worker.ts';

serveKeystores();
