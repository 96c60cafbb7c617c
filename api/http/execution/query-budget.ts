import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Viewer } from '../../auth/viewer.ts';
import { shareUsedUp } from '../../errors.ts';

const WINDOW_SECONDS = 60;

/** Limits what a viewer's operations may cost in a minute. */
export interface QueryBudget {
  /** @throws {GaitwayError} LIMIT_EXCEEDED with the time to wait, when the budget is used up */
  spend(viewer: Viewer, cost: number): Promise<void>;
}

/**
 * Counts in the memory of this process. With several processes behind a load balancer, each has its own budget for a
 * viewer. `perMinute` 0 means no limit.
 */
export function createQueryBudget(perMinute: number): QueryBudget {
  if (perMinute === 0) return { spend: () => Promise.resolve() };
  const limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
  return {
    async spend({ userId }, cost) {
      try {
        await limiter.consume(userId, cost);
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        const seconds = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
        const message = `You have used up your query budget for this minute. Try again in ${seconds} s.`;
        throw shareUsedUp('query', message, seconds);
      }
    },
  };
}
