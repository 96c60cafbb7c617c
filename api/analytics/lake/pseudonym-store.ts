import { randomBytes } from 'node:crypto';
import type { ScopedTransaction } from '../../database/database.ts';

/** Statements on the keys of pseudonyms. */
export const pseudonymStore = {
  /**
   * Returns the organization's key, 32 random bytes. Creates it when there is none. Without the key, a pseudonym cannot
   * be traced to a participant.
   */
  async keyOf(tx: ScopedTransaction, organizationId: string): Promise<Uint8Array> {
    await tx.sql
      .insertInto('pseudonym_keys')
      .values({ organization_id: organizationId, key: randomBytes(32) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { key } = await tx.sql
      .selectFrom('pseudonym_keys')
      .where('organization_id', '=', organizationId)
      .select('key')
      .executeTakeFirstOrThrow();
    return key;
  },
};
