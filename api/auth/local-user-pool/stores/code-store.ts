import type { CodePurpose, UserPoolTransaction } from '../user-pool-tables.ts';

const MOST_FAILURES = 5;
const MOST_SENDS = 5;
const COUNTING_MS = 60 * 60_000;

interface CodeKey {
  readonly subject: string;
  readonly purpose: CodePurpose;
}

/** What became of a code that somebody typed. */
export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'too-many-failures';

/**
 * Replaces the code of a subject. Answers false, and keeps the old one, when five were sent within the hour.
 * Codes are kept for unknown addresses too, so that guessing at one answers like guessing at another.
 */
export async function putCode(
  tx: UserPoolTransaction,
  { subject, purpose }: CodeKey,
  code: { readonly digest: string; readonly expiresAt: Date },
  now: Date,
): Promise<boolean> {
  const countedFrom = new Date(now.getTime() - COUNTING_MS);
  await tx
    .deleteFrom('codes')
    .where('expires_at', '<', now)
    .where('counting_since', '<', countedFrom)
    .execute();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('codes')
    .values({
      subject,
      purpose,
      digest: code.digest,
      expires_at: code.expiresAt,
      counting_since: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['subject', 'purpose'])
        .doUpdateSet((row) => ({
          digest: code.digest,
          expires_at: code.expiresAt,
          failures: 0,
          sends: row
            .case()
            .when('codes.counting_since', '<', countedFrom)
            .then(1)
            .else(row('codes.sends', '+', 1))
            .end(),
          counting_since: row
            .case()
            .when('codes.counting_since', '<', countedFrom)
            .then(now)
            .else(row.ref('codes.counting_since'))
            .end(),
        }))
        .where(({ or, eb }) =>
          or([eb('codes.sends', '<', MOST_SENDS), eb('codes.counting_since', '<', countedFrom)]),
        ),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
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
