import type { ScopedTransaction } from '../../database/database.ts';

/** The file that a ticket gives access to, and the user for whom it is generated. */
export interface DownloadTicket {
  readonly userId: string;
  readonly content: object;
}

/** Statements on download tickets. They need system rights: viewers have none on this table. */
export const downloadTicketStore = {
  async insert(
    tx: ScopedTransaction,
    { digest, userId, content, expiresAt }: DownloadTicket & { digest: string; expiresAt: Date },
  ): Promise<void> {
    await tx.sql.deleteFrom('download_tickets').where('expires_at', '<', new Date()).execute();
    await tx.sql
      .insertInto('download_tickets')
      .values({
        digest,
        user_id: userId,
        content: JSON.stringify(content),
        expires_at: expiresAt,
      })
      .execute();
  },

  /** Returns undefined for an unknown or expired ticket. */
  async find(tx: ScopedTransaction, digest: string): Promise<DownloadTicket | undefined> {
    return tx.sql
      .selectFrom('download_tickets')
      .where('digest', '=', digest)
      .where('expires_at', '>', new Date())
      .select(['user_id as userId', 'content'])
      .executeTakeFirst();
  },
};
