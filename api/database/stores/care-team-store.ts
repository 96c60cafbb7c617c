import type { CareProvider } from '../../domain/participant.ts';
import type { ScopedTransaction } from '../database.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { statement } from '../statement.ts';

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

  async has(tx: ScopedTransaction, participantId: string, userId: string): Promise<boolean> {
    const row = await tx.sql
      .selectFrom('care_team_members')
      .where('participant_id', '=', participantId)
      .where('user_id', '=', userId)
      .select('user_id')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** The active care providers of the viewer's organization, by name. */
  providersIn(records: ScopedReader): Promise<CareProvider[]> {
    return records.rows(PROVIDERS_IN_ORGANIZATION);
  },

  /** The care providers of many participants at once, by name. */
  providersOf(records: ScopedReader, participantIds: readonly string[]): Promise<ProviderRow[]> {
    return records.about({ participants: participantIds }).rows(PROVIDERS_OF, participantIds);
  },
};

type ProviderRow = CareProvider & { readonly participantId: string };

const PROVIDERS_IN_ORGANIZATION = statement<CareProvider>(
  `select id, given_name || ' ' || family_name as name, email from users
  where organization_id = $2 and 'careProvider' = any (groups) and disabled_at is null
  order by family_name, given_name, id`,
);

const PROVIDERS_OF = statement<ProviderRow>(
  `select users.id, given_name || ' ' || family_name as name, email,
    participant_id as "participantId"
  from care_team_members team join users on users.id = team.user_id
  where participant_id = any ($3::uuid[]) and organization_id = $2
  order by family_name, given_name`,
);
