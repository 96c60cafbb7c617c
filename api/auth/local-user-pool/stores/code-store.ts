import type { CodePurpose, UserPoolTransaction } from '../user-pool-tables.ts';

const MOST_FAILURES = 5;

interface CodeKey {
  readonly subject: string;
  readonly purpose: CodePurpose;
}

/** What became of a code that somebody typed. */
export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'too-many-failures';

/**
 * Replaces the code of a subject. Codes are kept for unknown addresses too, so that guessing at one answers like
 * guessing at another.
 */
export async function putCode(
  tx: UserPoolTransaction,
  { subject, purpose }: CodeKey,
  { digest, expiresAt }: { readonly digest: string; readonly expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx.deleteFrom('codes').where('expires_at', '<', now).execute();
  await tx
    .insertInto('codes')
    .values({ subject, purpose, digest, expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict
        .columns(['subject', 'purpose'])
        .doUpdateSet({ digest, expires_at: expiresAt, failures: 0 }),
    )
    .execute();
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
