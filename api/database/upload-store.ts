import type { ScopedTransaction } from './database.ts';

/** Statements on uploads that were asked for and not yet submitted. Each belongs to who asked. */
export const uploadStore = {
  async insert(
    tx: ScopedTransaction,
    upload: {
      readonly id: string;
      readonly organizationId: string;
      readonly requestedBy: string;
      readonly expiresAt: Date;
    },
  ): Promise<void> {
    await tx.sql
      .insertInto('uploads')
      .values({
        id: upload.id,
        organization_id: upload.organizationId,
        requested_by: upload.requestedBy,
        expires_at: upload.expiresAt,
      })
      .execute();
  },

  /** Whether the upload exists and is the viewer's. */
  async exists(tx: ScopedTransaction, id: string, requestedBy: string): Promise<boolean> {
    const row = await tx.sql
      .selectFrom('uploads')
      .where('id', '=', id)
      .where('requested_by', '=', requestedBy)
      .select('id')
      .executeTakeFirst();
    return row !== undefined;
  },

  async delete(tx: ScopedTransaction, id: string): Promise<void> {
    await tx.sql.deleteFrom('uploads').where('id', '=', id).execute();
  },

  /** The uploads that nobody submitted in time; their rows are gone when this answers. */
  async deleteExpired(tx: ScopedTransaction, now: Date): Promise<string[]> {
    const rows = await tx.sql
      .deleteFrom('uploads')
      .where('expires_at', '<', now)
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  },
};
