import { z } from 'zod';
import { failureOf } from '../database/engine/failures.ts';
import { GaitwayError } from '../errors.ts';
import type { Patience } from './define-job.ts';
import { LONGEST_RETRY_DELAY_SECONDS, OUTAGE_RETRIES, RETRIES } from './limits.ts';

/** What failed attempts have cost a job so far. */
export interface Attempts {
  /** Attempts after the first one. */
  readonly retryCount: number;
  /** The job fails for good when `retryCount` has reached it. */
  readonly retryLimit: number;
}

export interface Retry {
  /** The new `retryLimit`; the job fails for good when it is not above `retryCount`. */
  readonly retryLimit: number;
  readonly delaySeconds: number;
}

/**
 * Decides what a failed attempt means. An invalid input stays invalid: the job fails at once. An outage costs nothing of
 * the `RETRIES`: the limit grows by one, as often as the job's patience allows. Every other failure uses one of them up.
 */
export function retryAfter(
  error: unknown,
  { retryCount, retryLimit }: Attempts,
  patience: Patience,
): Retry {
  const delay = 2 ** Math.min(retryCount, 16) * (1 + Math.random());
  const delaySeconds = Math.min(LONGEST_RETRY_DELAY_SECONDS, Math.round(delay));
  if (isCausedByInput(error)) return { retryLimit: retryCount, delaySeconds };
  const isOutage = patience === 'endless' || (patience === 'hours' && isTransient(error));
  const hasPatience = patience === 'endless' || retryLimit < RETRIES + OUTAGE_RETRIES;
  return { retryLimit: isOutage && hasPatience ? retryLimit + 1 : retryLimit, delaySeconds };
}

/** An invalid input stays invalid until a person corrects it and runs the job again. */
const isCausedByInput = (error: unknown): boolean =>
  error instanceof z.ZodError || (error instanceof GaitwayError && error.code === 'INVALID_INPUT');

/** Node's and PostgreSQL's codes for a machine or a network that lacks something at the moment. */
const LACKING = new Set([
  ...['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EBUSY', 'EIO', 'EROFS'],
  ...['ENETDOWN', 'ENETUNREACH', 'EHOSTDOWN', 'ECONNABORTED'],
  ...['53000', '53100', '53200', '53400', '58000', '58030'],
]);

/** Whether the same work may succeed later without a change of its input. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof GaitwayError) return error.code === 'UNAVAILABLE';
  if (failureOf(error) !== undefined) return true;
  return 'code' in error && LACKING.has(String(error.code));
}
