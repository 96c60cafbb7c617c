import type { ScopedTransaction } from '../database.ts';

/** Statements on which sign-ins of a user count, where the sign-in service keeps its sessions to itself. */
export const userSessionStore = {
  /** Refuses every token of the user whose sign-in took place up to the end of this second. */
  async end(tx: ScopedTransaction, userId: string, now: Date): Promise<void> {
    await tx.sql
      .updateTable('users')
      .set({ sessions_valid_from: wholeSecond(now) })
      .where('id', '=', userId)
      .execute();
  },

  /** When the second factor of the user was first seen on; null while it is off, or was never seen. */
  async secondFactorSince(tx: ScopedTransaction, userId: string): Promise<Date | null> {
    const row = await tx.sql
      .selectFrom('users')
      .select('second_factor_since')
      .where('id', '=', userId)
      .executeTakeFirst();
    return row?.second_factor_since ?? null;
  },

  /** Records that the second factor was turned on, and refuses the tokens of every earlier sign-in. */
  async recordSecondFactor(tx: ScopedTransaction, userId: string, now: Date): Promise<void> {
    const since = wholeSecond(now);
    await tx.sql
      .updateTable('users')
      .set({ second_factor_since: since, sessions_valid_from: since })
      .where('id', '=', userId)
      .execute();
  },

  /** Records that the second factor is off: the sessions of now prove nothing about the next one. */
  async forgetSecondFactor(tx: ScopedTransaction, userId: string): Promise<void> {
    await tx.sql
      .updateTable('users')
      .set({ second_factor_since: null })
      .where('id', '=', userId)
      .where('second_factor_since', 'is not', null)
      .execute();
  },
};

/** Tokens name the time of a sign-in in whole seconds. */
const wholeSecond = (date: Date) => new Date(Math.floor(date.getTime() / 1000) * 1000);
