import { sql } from 'kysely';
import type { Participant } from '../../domain/participant.ts';
import type { Selection } from '../../domain/selection.ts';
import type { OrganizationTransaction, ScopedTransaction, SystemTransaction } from '../database.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { Parameters, seesParticipant, selectList } from './sql-text.ts';
import { statement } from '../statement.ts';
import { viewerId, visibleParticipants } from './visibility.ts';

/** A participant before anything has been said or done about them. */
export type NewParticipant = Omit<
  Participant,
  'consentedAt' | 'erasureRequestedAt' | 'inViewersCare'
>;

/** Statements on participants. What the scope does not show does not exist here. */
export const participantStore = {
  /**
   * Locks until the transaction ends. A transaction that adds to a person's records takes it, and so does the erasure.
   * So a record is added before the erasure, which deletes it, or the person no longer exists.
   */
  async lock(tx: ScopedTransaction, id: string, purpose: 'add' | 'erase'): Promise<void> {
    const lock = sql.raw(
      purpose === 'add' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock',
    );
    await sql`select ${lock}(hashtextextended(${id}, 0))`.execute(tx.sql);
  },

  async find(tx: ScopedTransaction, id: string): Promise<Participant | undefined> {
    return select(tx).where('participants.id', '=', id).executeTakeFirst();
  },

  /** Those of the ids whom the scope shows. */
  findMany(tx: ScopedTransaction, ids: readonly string[]): Promise<Participant[]> {
    return select(tx).where('participants.id', 'in', ids).execute();
  },

  async findByUser(tx: ScopedTransaction, userId: string): Promise<Participant | undefined> {
    return select(tx).where('participants.user_id', '=', userId).executeTakeFirst();
  },

  async findByIdentity(
    tx: OrganizationTransaction,
    identityId: string,
  ): Promise<Participant | undefined> {
    return select(tx).where('participants.identity_id', '=', identityId).executeTakeFirst();
  },

  /** Whether a participant of another organization has the identity id. No response to a viewer may depend on it. */
  async isIdentityElsewhere(
    tx: SystemTransaction,
    identityId: string,
    organizationId: string,
  ): Promise<boolean> {
    const row = await tx.sql
      .selectFrom('participants')
      .where('identity_id', '=', identityId)
      .where('organization_id', '!=', organizationId)
      .select('id')
      .executeTakeFirst();
    return row !== undefined;
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

  /** What is wanted of one; its place in the policy always. */
  async read(
    records: ScopedReader,
    by: { readonly id: string } | { readonly userId: string },
    selection: Selection,
  ): Promise<SubjectRow | undefined> {
    const given = new Parameters();
    const [column, value] = 'id' in by ? ['id', by.id] : ['user_id', by.userId];
    const text = `select ${participantColumns(selection)}, organization_id as "organizationId",
        user_id as "ownerUserId", ${IN_VIEWERS_CARE} as "inViewersCare"
      from participants
      where ${column} = ${given.add(value, 'uuid')} and ${seesParticipant(records.visibility, 'participants')}`;
    const visibility = 'id' in by ? records.about({ participants: [by.id] }) : records;
    const [row] = await visibility.rows(statement<SubjectRow>(text), ...given.values);
    return row;
  },

  readMany(
    records: ScopedReader,
    ids: readonly string[],
    selection: Selection,
  ): Promise<ParticipantRow[]> {
    const given = new Parameters();
    const text = `select ${participantColumns(selection)} from participants
      where organization_id = $2 and id = any (${given.add(ids, 'uuid[]')})`;
    return records
      .about({ participants: ids })
      .rows(statement<ParticipantRow>(text), ...given.values);
  },

  /** Whose recording it is. */
  ofRecording(
    records: ScopedReader,
    recordingId: string,
    selection: Selection,
  ): Promise<ParticipantRow[]> {
    const given = new Parameters();
    const text = `select ${participantColumns(selection)} from participants where organization_id = $2
      and id = (select participant_id from recordings where id = ${given.add(recordingId, 'uuid')})`;
    return records
      .about({ recordings: [recordingId] })
      .rows(statement<ParticipantRow>(text), ...given.values);
  },

  /** False when a participant of the organization has the identity id, also one who is added at the same time. */
  async insert(tx: ScopedTransaction, participant: NewParticipant): Promise<boolean> {
    const { ownerUserId, identityId, givenName, familyName, organizationId, ...same } = participant;
    const { numInsertedOrUpdatedRows } = await tx.sql
      .insertInto('participants')
      .values({
        ...same,
        organization_id: organizationId,
        user_id: ownerUserId,
        identity_id: identityId,
        given_name: givenName,
        family_name: familyName,
      })
      .onConflict((conflict) => conflict.columns(['organization_id', 'identity_id']).doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },

  /** The names of participants of the scope's organization, also of those whom the viewer may not read. */
  async namesOf(
    tx: OrganizationTransaction,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.sql
      .selectFrom('participants')
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .select(['id', 'given_name', 'family_name'])
      .execute();
    return new Map(
      rows.map(({ id, given_name, family_name }) => [id, `${given_name} ${family_name}`]),
    );
  },

  async setErasureRequested(
    tx: OrganizationTransaction,
    id: string,
    requestedAt: Date | null,
  ): Promise<void> {
    await tx.sql
      .updateTable('participants')
      .set({ erasure_requested_at: requestedAt })
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', id)
      .execute();
  },

  async setConsent(
    tx: OrganizationTransaction,
    id: string,
    consentedAt: Date | null,
  ): Promise<void> {
    await tx.sql
      .updateTable('participants')
      .set({ consented_at: consentedAt })
      .where('organization_id', '=', tx.scope.organizationId)
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
      'participants.erasure_requested_at as erasureRequestedAt',
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

/** A participant as a page shows them: always what a list is sorted by, else what is selection. */
export type ParticipantRow = Pick<Participant, 'id' | 'givenName' | 'familyName'> &
  Partial<Participant>;

/** With what the policy asks of one. */
export type SubjectRow = ParticipantRow &
  Pick<Participant, 'organizationId' | 'ownerUserId' | 'inViewersCare'>;

const ALWAYS_READ = {
  id: 'participants.id',
  organizationId: 'participants.organization_id',
  givenName: 'given_name',
  familyName: 'family_name',
};

export const participantColumns = selectList(ALWAYS_READ, {
  email: { email: 'email' },
  identityId: { identityId: 'identity_id' },
  consentedAt: { consentedAt: 'consented_at' },
  erasureRequestedAt: { erasureRequestedAt: 'erasure_requested_at' },
});

const IN_VIEWERS_CARE = `exists (select from care_team_members
  where participant_id = participants.id and care_team_members.user_id = $1)`;
