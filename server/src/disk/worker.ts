// The worker thread that opens keystores, so that a slow one never blocks the editor: both of its sides.

import { parentPort, Worker } from 'node:worker_threads';
import { openKeystore, type Opened } from '../core/index.ts';
import type { Job, Work } from './keystores.ts';

/** How long one keystore may take. */
const workLimit = 5000;
/** After how long without work the thread ends: it takes memory, and is back in no time. */
const idleLimit = 5000;

interface Answer {
  readonly opened: Opened;
  /** Names of exceptions that a reader threw; no messages, they could hold texts. */
  readonly problems: readonly string[];
}

interface Waiting {
  readonly job: Job;
  readonly done: (opened: Opened) => void;
}

export interface WorkerOptions {
  /** The file that calls `serveKeystores` when it is not the main thread. */
  readonly file: string;
  readonly log: (message: string) => void;
  readonly workLimit?: number;
}

const tooLong: Opened = { state: 'unsupported', reason: 'takes too long to open', entries: [], complete: false };
const defect: Opened = { state: 'unsupported', reason: 'could not be read', entries: [], complete: false };

/** Opens keystores in a worker thread, one after the other; a worker that takes too long is ended and another one started. */
export function workInThread(options: WorkerOptions): Work {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;

  const finish = (opened: Opened): void => {
    const finished = current;
    clearTimeout(timer);
    current = undefined;
    next();
    finished?.done(opened);
  };
  const end = (): void => {
    const ended = worker;
    worker = undefined;
    ended?.removeAllListeners();
    ended?.on('error', () => undefined);
    void ended?.terminate();
  };
  const abandon = (opened: Opened): void => {
    end();
    finish(opened);
  };
  const start = (): Worker => {
    const fresh = new Worker(options.file, { stdout: true, stderr: true, resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 } });
    fresh.on('message', ({ opened, problems }: Answer) => {
      for (const problem of problems) options.log(`keystore reader: ${problem}`);
      finish(opened);
    });
    fresh.on('error', () => abandon(defect));
    fresh.on('exit', () => abandon(defect));
    fresh.unref();
    return fresh;
  };
  const next = (): void => {
    current = queue.shift();
    if (!current) {
      timer = setTimeout(end, idleLimit).unref();
      return;
    }
    worker ??= start();
    worker.postMessage(current.job);
    const mine = current;
    // This thread may have been busy itself: an answer that is there by now counts.
    timer = setTimeout(() => setTimeout(() => {
      if (current === mine) abandon(tooLong);
    }, 100), options.workLimit ?? workLimit);
  };
  return (job, done) => {
    queue.push({ job, done });
    if (current) return undefined;
    clearTimeout(timer);
    next();
    return undefined;
  };
}

/** Opens keystores on this thread, at once. */
export const workHere = (log: (message: string) => void): Work => (job) => open(job, log);

/** The worker's own side: answers every job. */
export function serveKeystores(): void {
  parentPort?.on('message', (job: Job) => {
    const problems: string[] = [];
    const opened = open(job, (problem) => problems.push(problem));
    parentPort?.postMessage({ opened, problems } satisfies Answer);
  });
}

const open = ({ bytes, password, keyPassword }: Job, log: (message: string) => void): Opened =>
  openKeystore(bytes, password, keyPassword, (problem) => log(nameOfProblem(problem)));

const nameOfProblem = (problem: unknown): string => (problem instanceof Error ? problem.name : 'unknown');
