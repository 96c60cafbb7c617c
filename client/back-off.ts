import { ApiError } from './api-error.ts';

/** Waits between attempts, in milliseconds: long enough altogether for a gateway to start again. */
const DELAYS_MS: readonly number[] = [250, 500, 1000, 2000, 4000, 8000];

/** The same, one by one, the last for ever. */
export const longestDelayMs = (attempt: number): number =>
  DELAYS_MS[Math.min(attempt, DELAYS_MS.length - 1)]!;

/**
 * Runs `attempt` again while what it throws is retriable. For requests that are as good twice as once.
 * @throws what the last attempt threw
 */
export async function withBackOff<T>(attempt: () => Promise<T>, delaysMs = DELAYS_MS): Promise<T> {
  for (const delayMs of delaysMs) {
    let askedMs: number;
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ApiError && error.retriable)) throw error;
      askedMs = error.retryAfterMs ?? 0;
    }
    // Half of it by chance, so that many clients do not come back all at once.
    await sleep(askedMs + delayMs * (0.5 + Math.random() / 2));
  }
  return attempt();
}

/** The longest that a timer can run: of a longer one JavaScript makes 1 ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A server that asks for more than 24 days of patience gets 24 days. */
const sleep = (ms: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(ms, LONGEST_TIMER_MS)));
