import type { ScopedTransaction } from './database.ts';

/** Statements on organizations. They are made by commands, never through the API. */
export const organizationStore = {
  /** Answers the new organization's id. */
  async insert(tx: ScopedTransaction, name: string): Promise<string> {
    const { id } = await tx.sql
      .insertInto('organizations')
      .values({ name })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  /** Whether there is any. */
  async exists(tx: ScopedTransaction): Promise<boolean> {
    const row = await tx.sql.selectFrom('organizations').select('id').limit(1).executeTakeFirst();
    return row !== undefined;
  },
};
