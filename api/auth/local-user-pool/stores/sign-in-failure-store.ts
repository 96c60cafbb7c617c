import { FORGET_FAILURES_MS, lockSeconds } from '../lock-out.ts';
import type { UserPoolTransaction } from '../user-pool-tables.ts';

/**
 * What an attempt showed. Half of a sign-in forgets no failures: whoever knows the password could otherwise guess at the
 * second factor for ever.
 */
export type SignInProof = 'none' | 'half' | 'whole';

/** Whether an attempt counts: one that is judged while the subject is locked reveals nothing and counts for nothing. */
export type SignInVerdict = 'accepted' | 'refused' | 'locked';

/** Whether one of the keys that failures are counted under is locked. */
export async function isLockedOut(
  tx: UserPoolTransaction,
  subjects: string | readonly string[],
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('sign_in_failures')
    .select('subject')
    .where('subject', 'in', [subjects].flat())
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
  proof: SignInProof,
  now: Date,
): Promise<SignInVerdict> {
  const forgotten = new Date(now.getTime() - FORGET_FAILURES_MS);
  // First of all: who holds a row lock already must not wait for the rows of others.
  await tx.deleteFrom('sign_in_failures').where('locked_until', '<=', forgotten).execute();
  // There must be a row to lock, or first failures that meet would all look like the only one.
  await tx
    .insertInto('sign_in_failures')
    .values({ subject, failures: 0, locked_until: now })
    .onConflict((conflict) => conflict.column('subject').doNothing())
    .execute();
  const row = await tx
    .selectFrom('sign_in_failures')
    .selectAll()
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirst();
  if (row && row.locked_until > now) return 'locked';
  if (proof !== 'none') {
    if (proof === 'whole') await forgetFailures(tx, subject);
    return 'accepted';
  }
  // No row after all: a success that was settled in between has deleted it.
  const failures = (row?.failures ?? 0) + 1;
  const counted = {
    failures,
    locked_until: new Date(now.getTime() + lockSeconds(failures) * 1000),
  };
  await tx
    .insertInto('sign_in_failures')
    .values({ subject, ...counted })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet(counted))
    .execute();
  return 'refused';
}

export async function forgetFailures(tx: UserPoolTransaction, subject: string): Promise<void> {
  await tx.deleteFrom('sign_in_failures').where('subject', '=', subject).execute();
}
