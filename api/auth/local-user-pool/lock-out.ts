const FREE_FAILURES = 5;
const LONGEST_LOCK_SECONDS = 15 * 60;

/** After this long without a failure, counted from the end of a lock, the count starts anew. */
export const FORGET_FAILURES_MS = 15 * 60_000;

/**
 * How long an account is locked after so many failed sign-ins in a row, in seconds: not at all before the fifth, then
 * 1 s, doubling with each further one up to 15 minutes. Attempts while it is locked do not count. This is what
 * Amazon Cognito documents ("Lockout behavior for failed sign-in attempts").
 */
export function lockSeconds(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(2 ** (failures - FREE_FAILURES), LONGEST_LOCK_SECONDS);
}
