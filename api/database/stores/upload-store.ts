import { sql } from 'kysely';
import type { ScopedTransaction } from '../database.ts';

/** Statements on requested uploads. Each belongs to the user who requested it. */
export const uploadStore = {
  /**
   * When the uploads that a user has requested and not submitted expire, the first one first. Until the transaction
   * ends, no other one reads them for the same user, so that a limit on them holds.
   */
  async lockPending(tx: ScopedTransaction, requestedBy: string, now: Date): Promise<Date[]> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads/${requestedBy}`}, 0))`.execute(
      tx.sql,
    );
    const rows = await tx.sql
      .selectFrom('uploads')
      .where('requested_by', '=', requestedBy)
      .where('recording_id', 'is', null)
      .where('expires_at', '>', now)
      .select('expires_at')
      .orderBy('expires_at')
      .execute();
    return rows.map(({ expires_at }) => expires_at);
  },

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

  /** Undefined when there is no such upload, or it belongs to another user. */
  async find(
    tx: ScopedTransaction,
    id: string,
    requestedBy: string,
  ): Promise<{ readonly recordingId: string | null } | undefined> {
    return tx.sql
      .selectFrom('uploads')
      .where('id', '=', id)
      .where('requested_by', '=', requestedBy)
      .select('recording_id as recordingId')
      .executeTakeFirst();
  },

  async setRecording(tx: ScopedTransaction, id: string, recordingId: string): Promise<void> {
    await tx.sql
      .updateTable('uploads')
      .set({ recording_id: recordingId })
      .where('id', '=', id)
      .execute();
  },

  /** Deletes all uploads that a user requested. */
  async deleteOf(tx: ScopedTransaction, userId: string): Promise<string[]> {
    const rows = await tx.sql
      .deleteFrom('uploads')
      .where('requested_by', '=', userId)
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  },

  /** Deletes the expired uploads. */
  async deleteExpired(tx: ScopedTransaction, now: Date): Promise<string[]> {
    const rows = await tx.sql
      .deleteFrom('uploads')
      .where('expires_at', '<', now)
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  },
};
