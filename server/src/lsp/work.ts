// Work in small pieces, with room for messages between them.

export interface Work {
  /** There is something to do; it starts soon. */
  readonly wake: () => void;
  /** Settles when nothing is left to do. */
  readonly idle: () => Promise<void>;
  readonly stop: () => void;
}

/** Calls `step` until it says that nothing is left, then `rest`. */
export function work(step: () => boolean, rest: () => void): Work {
  let isAwake = false;
  let isStopped = false;
  let waiting: (() => void)[] = [];
  const go = (): void => {
    if (isStopped) return;
    if (step()) {
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
      if (!isAwake) setImmediate(go);
      isAwake = true;
    },
    idle: () => (isAwake ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    stop: () => {
      isStopped = true;
    },
  };
}
