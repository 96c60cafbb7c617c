import { sql } from 'kysely';
import type { CareProvider } from '../domain/participant.ts';
import type { ScopedTransaction } from './database.ts';

/**
 * Statements on care teams. They decide who sees whom, so that only the system scope writes them,
 * after the policy has decided.
 */
export const careTeamStore = {
  async add(tx: ScopedTransaction, participantId: string, userId: string): Promise<void> {
    await tx.sql
      .insertInto('care_team_members')
      .values({ participant_id: participantId, user_id: userId })
      .onConflict((conflict) => conflict.columns(['user_id', 'participant_id']).doNothing())
      .execute();
  },

  async remove(tx: ScopedTransaction, participantId: string, userId: string): Promise<void> {
    await tx.sql
      .deleteFrom('care_team_members')
      .where('participant_id', '=', participantId)
      .where('user_id', '=', userId)
      .execute();
  },

  /** The care providers of many participants at once, by name. */
  async providersOf(
    tx: ScopedTransaction,
    participantIds: readonly string[],
  ): Promise<(CareProvider & { readonly participantId: string })[]> {
    const rows = await tx.sql
      .selectFrom('care_team_members')
      .innerJoin('users', 'users.id', 'care_team_members.user_id')
      .where('care_team_members.participant_id', '=', sql<string>`any(${participantIds}::uuid[])`)
      .orderBy('users.family_name')
      .orderBy('users.given_name')
      .select([
        'users.id',
        'users.given_name',
        'users.family_name',
        'users.email',
        'care_team_members.participant_id as participantId',
      ])
      .execute();
    return rows.map(({ given_name, family_name, ...provider }) => ({
      ...provider,
      name: `${given_name} ${family_name}`,
    }));
  },
};
