import { unavailable } from '../../errors.ts';

/** How long a recording waits for its turn before it is sent away. */
const WAIT_MS = 10_000;
/** How many may wait; their bytes are still with whoever sends them. */
const MOST_WAITING = 100;

/** When to come back, for who is sent away, in seconds. */
export const RETRY_AFTER_SECONDS = 5;

/** Recordings of fewer bytes need no turn: a thousand of them fit where one of the largest does. */
export const LARGE_RECORDING_BYTES = 256 * 1024;

/** Lets a bounded number of large recordings into memory at a time. */
export interface RecordingAdmission {
  /**
   * Waits for a turn; answers what ends it, which does no harm twice.
   * @throws {GaitwayError} UNAVAILABLE when too many wait already, or it took too long
   */
  enter(): Promise<() => void>;
}

export function createRecordingAdmission(mostAtOnce: number): RecordingAdmission {
  const waiting = new Set<() => void>();
  let inside = 0;

  function leave(): void {
    const [next] = waiting;
    if (next === undefined) inside--;
    else next(); // the turn passes straight on, so that nobody who comes in between takes it
  }

  const turn = () =>
    new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(patience);
        waiting.delete(go);
        resolve();
      };
      const patience = setTimeout(() => {
        waiting.delete(go);
        reject(tooMany());
      }, WAIT_MS);
      waiting.add(go);
    });

  return {
    async enter() {
      if (inside < mostAtOnce) inside++;
      else if (waiting.size < MOST_WAITING) await turn();
      else throw tooMany();
      let left = false;
      return () => {
        if (!left) leave();
        left = true;
      };
    },
  };
}

const tooMany = () =>
  unavailable('Many large recordings are on their way. Send this one again in a few seconds.');
