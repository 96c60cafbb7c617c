import { createHmac } from 'node:crypto';
import type { ScopedTransaction } from '../database.ts';

/**
 * Statements on erased people, stored as keyed digests of their user ids. An id is the `sub` of the person's tokens, or
 * derived from it and its issuer. Without the organization's key a digest identifies no person. With it, the person
 * is recognized when they return with a token.
 */
export const erasedSubjectStore = {
  async insert(tx: ScopedTransaction, organizationId: string, userId: string): Promise<void> {
    const { erasure_key } = await tx.sql
      .selectFrom('erasure_keys')
      .select('erasure_key')
      .where('organization_id', '=', organizationId)
      .executeTakeFirstOrThrow();
    await tx.sql
      .insertInto('erased_subjects')
      .values({ organization_id: organizationId, digest: digestOf(erasure_key, userId) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  /** Whether any organization has erased the user. */
  async has(tx: ScopedTransaction, userId: string): Promise<boolean> {
    const found = await tx.sql
      .selectFrom('erased_subjects')
      .select('digest')
      .where('digest', 'in', await digestsOf(tx, userId))
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  },

  /** For a person who was invited anew. */
  async delete(tx: ScopedTransaction, userId: string): Promise<void> {
    await tx.sql
      .deleteFrom('erased_subjects')
      .where('digest', 'in', await digestsOf(tx, userId))
      .execute();
  },
};

/** One digest for each organization: they are few, and only newcomers are looked up. */
async function digestsOf({ sql: records }: ScopedTransaction, userId: string): Promise<string[]> {
  const keys = await records.selectFrom('erasure_keys').select('erasure_key').execute();
  return keys.map(({ erasure_key }) => digestOf(erasure_key, userId));
}

const digestOf = (key: string, userId: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(userId).digest('hex');
