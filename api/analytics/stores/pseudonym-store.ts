import { randomBytes } from 'node:crypto';
import type { ScopedTransaction } from '../../database/database.ts';

/** Statements on the keys that pseudonyms are made with. */
export const pseudonymStore = {
  /** The organization's key, 32 random bytes; made where there is none. Without it no pseudonym leads to anybody. */
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
