import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invalidInput, unavailable } from '../../../api/errors.ts';
import type { Patience } from '../../../api/jobs/define-job.ts';
import { LONGEST_RETRY_DELAY_SECONDS, RETRIES } from '../../../api/jobs/limits.ts';
import { isTransient, retryAfter } from '../../../api/jobs/retries.ts';

const coded = (code: string) => Object.assign(new Error('no'), { code });

/** Fails with the same error until the job has failed permanently, or this often. */
function failAgainAndAgain(error: unknown, patience: Patience, most = 1000) {
  const attempts = { retryCount: 0, retryLimit: RETRIES };
  const delays: number[] = [];
  while (delays.length < most) {
    const { retryLimit, delaySeconds } = retryAfter(error, attempts, patience);
    attempts.retryLimit = retryLimit;
    if (attempts.retryCount >= retryLimit) break;
    delays.push(delaySeconds);
    attempts.retryCount++;
  }
  return { delays, seconds: delays.reduce((sum, delay) => sum + delay, 0) };
}

describe('a failed job', () => {
  it('is retried for hours during an outage, at most ten minutes apart', () => {
    const { delays, seconds } = failAgainAndAgain(unavailable('The store is down.'), 'hours');
    expect(seconds).toBeGreaterThan(6 * 3600);
    expect(seconds).toBeLessThan(12 * 3600);
    expect(delays[0]).toBeLessThanOrEqual(2);
    expect(Math.max(...delays)).toBe(LONGEST_RETRY_DELAY_SECONDS);
  });

  it.each([
    ['a bug, for half a minute', new TypeError('x is undefined'), 'hours'],
    ['an outage while a user waits, for half a minute', unavailable('It is down.'), 'brief'],
  ] as const)('is retried after %s', (_, error, patience) => {
    const { delays, seconds } = failAgainAndAgain(error, patience);
    expect(delays).toHaveLength(RETRIES);
    expect(seconds).toBeLessThanOrEqual(30);
  });

  it('is retried forever when no user can restart it', () => {
    const { delays } = failAgainAndAgain(new Error('access denied'), 'endless', 500);
    expect(delays).toHaveLength(500);
    expect(delays.at(-1)).toBe(LONGEST_RETRY_DELAY_SECONDS);
  });

  it.each(['brief', 'hours', 'endless'] as const)(
    'is not retried after an error caused by its input (%s)',
    (patience) => {
      const invalid = invalidInput({ field: 'email', message: 'is not accepted' });
      const misfit = z.object({ id: z.uuid() }).safeParse({}).error;
      for (const error of [invalid, misfit]) {
        expect(failAgainAndAgain(error, patience).delays).toEqual([]);
      }
    },
  );

  it('keeps its attempts during an outage', () => {
    const afterOutage = { retryCount: 20, retryLimit: RETRIES + 20 };
    expect(retryAfter(new Error('a bug'), afterOutage, 'hours').retryLimit).toBe(RETRIES + 20);
  });
});

it.each(['ECONNREFUSED', 'ENOSPC', '57P01', '53100', '40P01'])('treats %s as transient', (code) => {
  expect(isTransient(coded(code))).toBe(true);
});

it.each([coded('ENOENT'), coded('23505'), new Error('no'), 'no', undefined])(
  'treats %s as permanent',
  (error) => {
    expect(isTransient(error)).toBe(false);
  },
);
