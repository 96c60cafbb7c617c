import type { UserPoolTransaction } from '../user-pool-tables.ts';

/** A password exchange under way: in the database, so that any process can finish what another began. */
export interface Challenge {
  readonly secretBlockDigest: string;
  readonly subject: string;
  readonly userId: string;
  /** Sealed. */
  readonly claimKey: string;
}

export async function putChallenge(
  tx: UserPoolTransaction,
  challenge: Challenge,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await tx.deleteFrom('challenges').where('expires_at', '<=', now).execute();
  await tx
    .insertInto('challenges')
    .values({
      secret_block_digest: challenge.secretBlockDigest,
      subject: challenge.subject,
      user_id: challenge.userId,
      claim_key: challenge.claimKey,
      expires_at: expiresAt,
    })
    .execute();
}

/** Takes a challenge out, so that it can be answered once; undefined when it is unknown, answered or too old. */
export async function takeChallenge(
  tx: UserPoolTransaction,
  secretBlockDigest: string,
  now: Date,
): Promise<Challenge | undefined> {
  const row = await tx
    .deleteFrom('challenges')
    .where('secret_block_digest', '=', secretBlockDigest)
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expires_at <= now) return undefined;
  return { secretBlockDigest, subject: row.subject, userId: row.user_id, claimKey: row.claim_key };
}

/** A new password ends the exchanges that began with the old one. */
export async function removeChallenges(tx: UserPoolTransaction, accountId: string): Promise<void> {
  const exchanges = tx.selectFrom('accounts').select('srp_user_id').where('id', '=', accountId);
  await tx.deleteFrom('challenges').where('user_id', 'in', exchanges).execute();
  await tx.deleteFrom('second_factor_challenges').where('account_id', '=', accountId).execute();
}
