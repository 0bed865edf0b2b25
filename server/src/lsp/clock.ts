// Certificates are judged anew when a day begins, UTC.

const day = 86_400_000;
const hour = 3_600_000;

/** Calls back at each 00:00 UTC; a machine that slept through it, within the hour after. Gives what ends that. */
export function eachDay(now: () => number, begins: () => void): () => void {
  let today = Math.floor(now() / day);
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const untilMidnight = day - (now() % day);
    timer = setTimeout(look, Math.min(untilMidnight + 50, hour));
  };
  const look = (): void => {
    const date = Math.floor(now() / day);
    if (date !== today) begins();
    today = date;
    wait();
  };
  wait();
  return () => clearTimeout(timer);
}
