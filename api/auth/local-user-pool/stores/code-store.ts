import type { CodePurpose, UserPoolTransaction } from '../user-pool-tables.ts';

const MOST_FAILURES = 5;

interface CodeKey {
  readonly subject: string;
  readonly purpose: CodePurpose;
}

interface NewCode {
  readonly digest: string;
  readonly expiresAt: Date;
  /** The `UserSub` that the sign-up returns. A code that replaces another keeps that of the first. */
  readonly returnedSub?: string | undefined;
}

/** What became of a code that a client sent. */
export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'too-many-failures';

/**
 * Replaces the code of a subject. Codes are stored for unknown addresses too, so that guesses have the same results for
 * every address.
 */
export async function putCode(
  tx: UserPoolTransaction,
  { subject, purpose }: CodeKey,
  { digest, expiresAt, returnedSub }: NewCode,
  now: Date,
): Promise<void> {
  await tx.deleteFrom('codes').where('expires_at', '<', now).execute();
  const replaced = { digest, expires_at: expiresAt, failures: 0 };
  await tx
    .insertInto('codes')
    .values({ subject, purpose, returned_sub: returnedSub ?? null, ...replaced })
    .onConflict((conflict) =>
      conflict
        .columns(['subject', 'purpose'])
        .doUpdateSet({ ...replaced, ...(returnedSub && { returned_sub: returnedSub }) }),
    )
    .execute();
}

/** Finds the subject whose sign-up returned a `UserSub`. */
export async function subjectOfReturnedSub(
  tx: UserPoolTransaction,
  sub: string,
): Promise<string | undefined> {
  const code = await tx
    .selectFrom('codes')
    .select('subject')
    .where('returned_sub', '=', sub)
    .executeTakeFirst();
  return code?.subject;
}

/** Judges a typed code and counts it when it is wrong. A right one stays until `removeCode`. */
export async function judgeCode(
  tx: UserPoolTransaction,
  { subject, purpose }: CodeKey,
  digest: string,
  now: Date,
): Promise<CodeVerdict> {
  const code = await tx
    .selectFrom('codes')
    .selectAll()
    .where('subject', '=', subject)
    .where('purpose', '=', purpose)
    .forUpdate()
    .executeTakeFirst();
  if (!code || code.expires_at <= now) return 'expired';
  if (code.failures >= MOST_FAILURES) return 'too-many-failures';
  if (code.digest === digest) return 'right';
  await tx
    .updateTable('codes')
    .set({ failures: code.failures + 1 })
    .where('subject', '=', subject)
    .where('purpose', '=', purpose)
    .execute();
  return 'wrong';
}

export async function removeCode(
  tx: UserPoolTransaction,
  { subject, purpose }: CodeKey,
): Promise<void> {
  await tx
    .deleteFrom('codes')
    .where('subject', '=', subject)
    .where('purpose', '=', purpose)
    .execute();
}
