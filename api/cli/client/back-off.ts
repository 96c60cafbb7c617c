import { setTimeout as sleep } from 'node:timers/promises';
import { isApiError } from './api-error.ts';

/** Waits between attempts, in milliseconds: long enough altogether for a gateway to start again. */
const DELAYS_MS: readonly number[] = [250, 500, 1000, 2000, 4000, 8000];

/**
 * Runs `attempt` again while it fails with `UNAVAILABLE`. For requests that are as good twice as once.
 * @throws what the last attempt threw
 */
export async function withBackOff<T>(attempt: () => Promise<T>, delaysMs = DELAYS_MS): Promise<T> {
  for (const delayMs of delaysMs) {
    try {
      return await attempt();
    } catch (error) {
      if (!isApiError(error, 'UNAVAILABLE')) throw error;
    }
    // Half of it by chance, so that many clients do not come back all at once.
    await sleep(delayMs * (0.5 + Math.random() / 2));
  }
  return attempt();
}
