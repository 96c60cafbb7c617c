import type { ScopedTransaction } from '../database.ts';

/** Statements on the ids of deleted recordings. They run in the system role: viewers cannot read the table. */
export const deletedRecordingStore = {
  async insert(
    tx: ScopedTransaction,
    recordings: readonly { readonly id: string; readonly organizationId: string }[],
  ): Promise<void> {
    await tx.sql
      .insertInto('deleted_recordings')
      .values(
        recordings.map(({ id, organizationId }) => ({
          recording_id: id,
          organization_id: organizationId,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },

  /** The organization that deleted a recording of this id, if one did. */
  async organizationOf(tx: ScopedTransaction, id: string): Promise<string | undefined> {
    const row = await tx.sql
      .selectFrom('deleted_recordings')
      .where('recording_id', '=', id)
      .select('organization_id')
      .executeTakeFirst();
    return row?.organization_id;
  },
};
