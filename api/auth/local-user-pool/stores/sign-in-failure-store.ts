import { FORGET_FAILURES_MS, lockSeconds } from '../lock-out.ts';
import type { UserPoolTransaction } from '../user-pool-tables.ts';

/** Whether an attempt counts: one that is judged while the subject is locked reveals nothing and counts for nothing. */
export type SignInVerdict = 'accepted' | 'refused' | 'locked';

export async function isLockedOut(
  tx: UserPoolTransaction,
  subject: string,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('sign_in_failures')
    .select('subject')
    .where('subject', '=', subject)
    .where('locked_until', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Settles one attempt. The lock is looked at once more, under a row lock, because other guesses may have been judged
 * while this one was worked out: of many sent at once, only the first five learn anything.
 */
export async function settleSignIn(
  tx: UserPoolTransaction,
  subject: string,
  succeeded: boolean,
  now: Date,
): Promise<SignInVerdict> {
  const row = await tx
    .selectFrom('sign_in_failures')
    .selectAll()
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirst();
  if (row && row.locked_until > now) return 'locked';
  if (succeeded) {
    if (row) await forgetFailures(tx, subject);
    return 'accepted';
  }
  const forgotten = new Date(now.getTime() - FORGET_FAILURES_MS);
  const failures = (row && row.last_failed_at > forgotten ? row.failures : 0) + 1;
  const locked_until = new Date(now.getTime() + lockSeconds(failures) * 1000);
  await tx
    .insertInto('sign_in_failures')
    .values({ subject, failures, last_failed_at: now, locked_until })
    .onConflict((conflict) =>
      conflict.column('subject').doUpdateSet((existing) => ({
        // Without a row there was nothing to lock: two first failures may meet here, and both count.
        failures: row ? failures : existing('sign_in_failures.failures', '+', 1),
        last_failed_at: now,
        locked_until,
      })),
    )
    .execute();
  await tx
    .deleteFrom('sign_in_failures')
    .where('last_failed_at', '<', forgotten)
    .where('locked_until', '<', now)
    .execute();
  return 'refused';
}

export async function forgetFailures(tx: UserPoolTransaction, subject: string): Promise<void> {
  await tx.deleteFrom('sign_in_failures').where('subject', '=', subject).execute();
}
