import type { ScopedTransaction } from './database.ts';

export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Scores from here on are OK, in score points. */
  readonly bandOk: number;
  /** Scores from here up to `bandOk` are LOW, those below VERY_LOW. */
  readonly bandLow: number;
}

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

  find(tx: ScopedTransaction, id: string): Promise<Organization | undefined> {
    return tx.sql
      .selectFrom('organizations')
      .where('id', '=', id)
      .select(['id', 'name', 'band_ok as bandOk', 'band_low as bandLow'])
      .executeTakeFirst();
  },

  /** Whether there is any. */
  async exists(tx: ScopedTransaction): Promise<boolean> {
    const row = await tx.sql.selectFrom('organizations').select('id').limit(1).executeTakeFirst();
    return row !== undefined;
  },
};
