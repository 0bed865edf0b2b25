// Work in small pieces, with room for messages between them.

export interface Work {
  /** There is something to do; it starts soon. */
  readonly wake: () => void;
  /** Settles when nothing is left to do. */
  readonly idle: () => Promise<void>;
  readonly stop: () => void;
}

/** Milliseconds that work is put off at most while more of it comes in. */
const longest = 100;

/** Calls `step` until it says that nothing is left, then `rest`. */
export function work(step: () => boolean, rest: () => void): Work {
  let isAwake = false;
  let isStopped = false;
  let isMore = false;
  let since = 0;
  let waiting: (() => void)[] = [];
  const go = (): void => {
    if (isStopped) return;
    // Of messages that wait in a row each turn brings one: what they change is worked off together.
    const isPutOff = isMore && Date.now() - since < longest;
    isMore = false;
    if (isPutOff || step()) {
      if (!isPutOff) since = Date.now();
      setImmediate(go);
      return;
    }
    isAwake = false;
    rest();
    const settled = waiting;
    waiting = [];
    for (const settle of settled) settle();
  };
  return {
    wake: () => {
      isMore = true;
      if (isAwake) return;
      isAwake = true;
      since = Date.now();
      setImmediate(go);
    },
    idle: () => (isAwake ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    stop: () => {
      isStopped = true;
    },
  };
}
