import { sql } from 'kysely';
import type { SavedQuery } from '../../domain/sql-query.ts';
import type { ScopedTransaction } from '../../database/database.ts';

/** The owner of a saved query. */
export interface SavedQueryOwner {
  readonly userId: string;
  readonly organizationId: string;
}

/** Statements on the queries that analysts save under a name. */
export const savedQueryStore = {
  /** Returns a user's saved queries, ordered by name. */
  async list(tx: ScopedTransaction, userId: string): Promise<SavedQuery[]> {
    return tx.sql
      .selectFrom('saved_queries')
      .where('user_id', '=', userId)
      .select(['id', 'name', 'statement', 'parameters', 'saved_at as savedAt'])
      .orderBy((eb) => eb.fn('lower', ['name']))
      .orderBy('id')
      .execute();
  },

  /** Locks the list of a user's saved queries until the transaction ends. */
  async lockFor(tx: ScopedTransaction, userId: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`saved-queries/${userId}`}, 0))`.execute(
      tx.sql,
    );
  },

  /** Inserts a saved query, or replaces the user's saved query with the same id. */
  async put(
    tx: ScopedTransaction,
    { userId, organizationId }: SavedQueryOwner,
    { id, name, statement, parameters }: Omit<SavedQuery, 'savedAt'>,
  ): Promise<SavedQuery> {
    const words = { name, statement, parameters: JSON.stringify(parameters) };
    return tx.sql
      .insertInto('saved_queries')
      .values({ user_id: userId, organization_id: organizationId, id, ...words })
      .onConflict((conflict) =>
        conflict
          .columns(['user_id', 'id'])
          .doUpdateSet({ ...words, saved_at: sql<Date>`clock_timestamp()` }),
      )
      .returning(['id', 'name', 'statement', 'parameters', 'saved_at as savedAt'])
      .executeTakeFirstOrThrow();
  },

  /** Returns false when there is no such query. */
  async delete(tx: ScopedTransaction, userId: string, id: string): Promise<boolean> {
    const { numDeletedRows } = await tx.sql
      .deleteFrom('saved_queries')
      .where('user_id', '=', userId)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  },
};
