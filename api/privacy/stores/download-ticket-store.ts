import type { ScopedTransaction } from '../../database/database.ts';

/** What a browser may fetch with a ticket, and for whom it is made. */
export interface DownloadTicket {
  readonly userId: string;
  readonly content: object;
}

/** Statements on tickets. No viewer has a right to them: the process keeps and redeems them. */
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

  /** Undefined for a ticket that is unknown or too old. */
  async find(tx: ScopedTransaction, digest: string): Promise<DownloadTicket | undefined> {
    return tx.sql
      .selectFrom('download_tickets')
      .where('digest', '=', digest)
      .where('expires_at', '>', new Date())
      .select(['user_id as userId', 'content'])
      .executeTakeFirst();
  },
};
