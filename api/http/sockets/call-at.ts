/** The longest that a timer can run: of a longer one Node.js makes 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Calls `callback` at a time, however far away it is. Returns a function that cancels the call. */
export function callAt(time: Date, callback: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const leftMs = time.getTime() - Date.now();
    timer =
      leftMs > LONGEST_TIMER_MS ? setTimeout(wait, LONGEST_TIMER_MS) : setTimeout(callback, leftMs);
  };
  wait();
  return () => clearTimeout(timer);
}
