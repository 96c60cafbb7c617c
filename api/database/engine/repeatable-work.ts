import { unavailable } from '../../errors.ts';
import { backOff } from './back-off.ts';
import { failureOf } from './failures.ts';

const ATTEMPTS = 4;

/** How far an attempt got. */
export interface Progress {
  workDone: boolean;
  /** What the work itself failed with; to roll back may fail as well, for another reason. */
  error?: unknown;
}

/** One attempt at a transaction. */
export type Attempt<T> = (progress: Progress) => Promise<T>;

/**
 * Runs a transaction again when it is certain that the server undid it: it collided with another one, or the connection
 * broke before `commit` was sent. When it broke afterwards nobody knows, so the caller hears UNAVAILABLE and decides;
 * everything that clients submit is safe to submit again.
 * @throws {GaitwayError} UNAVAILABLE when the server is out of reach or too slow
 */
export async function repeatable<T>(attempt: Attempt<T>): Promise<T> {
  for (let number = 1; ; number++) {
    const progress: Progress = { workDone: false };
    try {
      return await attempt(progress);
    } catch (last) {
      const error = progress.error ?? last;
      const failure = failureOf(error);
      if (failure === undefined) throw error;
      const undone = failure === 'collided' || (failure === 'lost' && !progress.workDone);
      if (!undone || number === ATTEMPTS) throw reported(failure, error);
      await backOff(number);
    }
  }
}

const reported = (failure: 'lost' | 'collided' | 'tooSlow', cause: unknown) =>
  Object.assign(
    unavailable(
      failure === 'tooSlow'
        ? 'The database took too long. Ask for less, or try again.'
        : 'The database is not responding. Try again.',
    ),
    { cause },
  );
