import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Viewer } from '../../auth/viewer.ts';
import { shareUsedUp } from '../../errors.ts';

const WINDOW_SECONDS = 60;

/** What a viewer's operations may cost in a minute. */
export interface QueryBudget {
  /** @throws {GaitwayError} LIMIT_EXCEEDED with the time to wait, when the viewer has spent it all */
  spend(viewer: Viewer, cost: number): Promise<void>;
}

/**
 * Counts in the memory of this process: with several processes behind a load balancer, a viewer may spend as much in
 * each. `perMinute` 0 allows everything.
 */
export function createQueryBudget(perMinute: number): QueryBudget {
  if (perMinute === 0) return { spend: () => Promise.resolve() };
  const limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
  return {
    async spend({ userId }, cost) {
      try {
        await limiter.consume(userId, cost);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        const message = `you have asked for too much within a minute. Try again in ${seconds} s`;
        throw shareUsedUp('query', message, seconds);
      }
    },
  };
}
