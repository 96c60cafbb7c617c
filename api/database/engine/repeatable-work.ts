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
 * Retries a transaction when it is certain that the server rolled it back: it conflicted with another one, or the
 * connection broke before `commit` was sent. After a later break the outcome is unknown, so UNAVAILABLE is thrown and
 * the caller decides. Everything that clients submit is safe to submit again.
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
