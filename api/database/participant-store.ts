import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import type { PageRequest } from '../domain/page.ts';
import type { Participant } from '../domain/participant.ts';
import type { ScopedTransaction } from './database.ts';
import type { Tables } from './tables.ts';
import { viewerId, visibleParticipants } from './visibility.ts';

/** The place of a participant in the list: sorted by name, the id decides between namesakes. */
export interface ParticipantKey {
  readonly familyName: string;
  readonly givenName: string;
  readonly id: string;
}

export interface ParticipantQuery {
  readonly search: string | null;
  readonly identityId: string | null;
  readonly testTypeId: string | null;
}

export interface NewParticipant {
  readonly id: string;
  readonly organizationId: string;
  readonly ownerUserId: string | null;
  readonly identityId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
}

/** Statements on participants. What the scope does not show does not exist here. */
export const participantStore = {
  async find(tx: ScopedTransaction, id: string): Promise<Participant | undefined> {
    return select(tx).where('participants.id', '=', id).executeTakeFirst();
  },

  findMany(tx: ScopedTransaction, ids: readonly string[]): Promise<Participant[]> {
    return select(tx)
      .where('participants.id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  async findByUser(tx: ScopedTransaction, userId: string): Promise<Participant | undefined> {
    return select(tx).where('participants.user_id', '=', userId).executeTakeFirst();
  },

  async findByIdentity(
    tx: ScopedTransaction,
    identityId: string,
  ): Promise<Participant | undefined> {
    return select(tx).where('participants.identity_id', '=', identityId).executeTakeFirst();
  },

  /** The registered participant of an organization with this email, in any case. */
  async findRegistered(
    tx: ScopedTransaction,
    organizationId: string,
    email: string,
  ): Promise<Participant | undefined> {
    return select(tx)
      .where('participants.organization_id', '=', organizationId)
      .where('participants.user_id', 'is not', null)
      .where(sql`lower(participants.email)`, '=', email.toLowerCase())
      .executeTakeFirst();
  },

  /** Answers one row more than asked for, when there is one. */
  list(
    tx: ScopedTransaction,
    query: ParticipantQuery,
    { first, after }: PageRequest<ParticipantKey>,
    direction: 'asc' | 'desc',
  ): Promise<Participant[]> {
    let page = select(tx)
      .where((eb) => matches(eb, query))
      .orderBy('participants.family_name', direction)
      .orderBy('participants.given_name', direction)
      .orderBy('participants.id', direction)
      .limit(first + 1);
    if (after !== null) {
      const beyond = direction === 'asc' ? sql`>` : sql`<`;
      page = page.where(
        sql<boolean>`(family_name, given_name, participants.id) ${beyond}
          (${after.familyName}, ${after.givenName}, ${after.id}::uuid)`,
      );
    }
    return page.execute();
  },

  async count(tx: ScopedTransaction, query: ParticipantQuery): Promise<number> {
    const { count } = await tx.sql
      .selectFrom('participants')
      .where((eb) => visibleParticipants(eb, tx.scope))
      .where((eb) => matches(eb, query))
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
      .executeTakeFirstOrThrow();
    return count;
  },

  async insert(tx: ScopedTransaction, participant: NewParticipant): Promise<void> {
    const { ownerUserId, identityId, givenName, familyName, organizationId, ...same } = participant;
    await tx.sql
      .insertInto('participants')
      .values({
        ...same,
        organization_id: organizationId,
        user_id: ownerUserId,
        identity_id: identityId,
        given_name: givenName,
        family_name: familyName,
      })
      .execute();
  },

  async setConsent(tx: ScopedTransaction, id: string, consentedAt: Date | null): Promise<void> {
    await tx.sql
      .updateTable('participants')
      .set({ consented_at: consentedAt })
      .where('id', '=', id)
      .execute();
  },
};

function select(tx: ScopedTransaction) {
  return tx.sql
    .selectFrom('participants')
    .where((eb) => visibleParticipants(eb, tx.scope))
    .select((eb) => [
      'participants.id',
      'participants.organization_id as organizationId',
      'participants.user_id as ownerUserId',
      'participants.identity_id as identityId',
      'participants.given_name as givenName',
      'participants.family_name as familyName',
      'participants.email',
      'participants.consented_at as consentedAt',
      eb
        .exists(
          eb
            .selectFrom('care_team_members')
            .whereRef('care_team_members.participant_id', '=', 'participants.id')
            .where('care_team_members.user_id', '=', viewerId(tx.scope)),
        )
        .$castTo<boolean>()
        .as('inViewersCare'),
    ]);
}

function matches(eb: ExpressionBuilder<Tables, 'participants'>, query: ParticipantQuery) {
  const conditions: Expression<SqlBool>[] = [];
  if (query.search !== null) {
    const pattern = `%${query.search.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(
      sql<boolean>`(given_name || ' ' || family_name || ' ' || coalesce(participants.email, ''))
        ilike ${pattern}`,
    );
  }
  if (query.identityId !== null) {
    conditions.push(eb('participants.identity_id', '=', query.identityId));
  }
  if (query.testTypeId !== null) {
    conditions.push(
      eb.exists(
        eb
          .selectFrom('assignments')
          .whereRef('assignments.participant_id', '=', 'participants.id')
          .where('assignments.test_type_id', '=', query.testTypeId),
      ),
    );
  }
  return eb.and(conditions);
}
