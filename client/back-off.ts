import { ApiError } from './api-error.ts';

/** The waits between attempts, in milliseconds. Their sum is long enough for a gateway to restart. */
const DELAYS_MS: readonly number[] = [250, 500, 1000, 2000, 4000, 8000];

/** Returns the wait after an attempt, in milliseconds. The last wait repeats. */
export const longestDelayMs = (attempt: number): number =>
  DELAYS_MS[Math.min(attempt, DELAYS_MS.length - 1)]!;

/**
 * Runs `attempt`, and retries it after retriable errors. For idempotent requests.
 * @throws the error of the last attempt
 */
export async function withBackOff<T>(attempt: () => Promise<T>, delaysMs = DELAYS_MS): Promise<T> {
  for (const delayMs of delaysMs) {
    let retryAfterMs: number;
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ApiError && error.retriable)) throw error;
      retryAfterMs = error.retryAfterMs ?? 0;
    }
    // Half of the wait is random, so that many clients do not retry at the same moment.
    await sleep(retryAfterMs + delayMs * (0.5 + Math.random() / 2));
  }
  return attempt();
}

/** The longest timeout of JavaScript. A longer one is changed to 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Waits at most 24 days, even if a server asks for more. */
const sleep = (ms: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(ms, LONGEST_TIMER_MS)));
