import { sql } from 'kysely';
import type { Group } from '../../domain/group.ts';
import type { OrganizationTransaction, ScopedTransaction, SystemTransaction } from '../database.ts';
import { type Organization, ORGANIZATION_JSON } from './organization-store.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { statement } from '../statement.ts';

/** A user with the organization they belong to. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly groups: readonly Group[];
  readonly disabledAt: Date | null;
  readonly organization: Organization;
}

/** Counts over everything that a scope shows. */
export interface VisibleCounts {
  readonly participantCount: number;
  readonly recordingCount: number;
  readonly scoredCount: number;
  readonly awaitingModelCount: number;
  readonly failedCount: number;
  readonly lastRecordingAt: Date | null;
}

/** Statements on users and their organization. */
export const userStore = {
  /** Undefined when the scope's organization has no such user. */
  find(tx: OrganizationTransaction, id: string): Promise<User | undefined> {
    return select(tx)
      .where('users.organization_id', '=', tx.scope.organizationId)
      .where('users.id', '=', id)
      .executeTakeFirst();
  },

  /** Undefined when the scope's organization has no user with this email, in any case. */
  findByEmail(tx: OrganizationTransaction, email: string): Promise<User | undefined> {
    return select(tx)
      .where('users.organization_id', '=', tx.scope.organizationId)
      .where(sql`lower(users.email)`, '=', email.toLowerCase())
      .executeTakeFirst();
  },

  /** The user whom a verified token or a ticket names: their organization is what is looked up. */
  findByToken(tx: SystemTransaction, id: string): Promise<User | undefined> {
    return select(tx).where('users.id', '=', id).executeTakeFirst();
  },

  /** Whether a user of any organization or a newcomer has this email. No response to a viewer may depend on it. */
  async isTaken(tx: SystemTransaction, email: string): Promise<boolean> {
    const rowsWithIt = (table: 'users' | 'newcomers') =>
      tx.sql
        .selectFrom(table)
        .where(sql`lower(email)`, '=', email.toLowerCase())
        .select('id');
    const row = await rowsWithIt('users').union(rowsWithIt('newcomers')).executeTakeFirst();
    return row !== undefined;
  },

  /** The viewer's own record. */
  async read(records: ScopedReader): Promise<User | undefined> {
    const [user] = await records.rows(OWN);
    return user;
  },

  /** What a viewer sees. Row-level security is its only scope: every table in it is read as the viewer. */
  async visibleCounts(records: ScopedReader): Promise<VisibleCounts> {
    const [counts] = await records.rows(VISIBLE_COUNTS);
    return counts!;
  },

  /** Inserts an invitation: a sign-up with this email gets the group. Returns the invitation's id. */
  async invite(
    tx: ScopedTransaction,
    invitation: {
      readonly organizationId: string;
      readonly email: string;
      readonly group: Group;
      readonly participantId: string | null;
      readonly invitedBy: string | null;
      readonly expiresAt: Date;
    },
  ): Promise<string> {
    const { id } = await tx.sql
      .insertInto('invitations')
      .values({
        organization_id: invitation.organizationId,
        email: invitation.email,
        group: invitation.group,
        participant_id: invitation.participantId,
        invited_by: invitation.invitedBy,
        expires_at: invitation.expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },
};

const select = (tx: ScopedTransaction) =>
  tx.sql
    .selectFrom('users')
    .innerJoin('organizations', 'organizations.id', 'users.organization_id')
    .select([
      'users.id',
      'users.email',
      'users.given_name as givenName',
      'users.family_name as familyName',
      'users.groups',
      'users.disabled_at as disabledAt',
      sql.raw<Organization>(ORGANIZATION_JSON).as('organization'),
    ]);

const OWN = statement<User>(
  `select users.id, email, given_name as "givenName", family_name as "familyName", groups,
    disabled_at as "disabledAt", ${ORGANIZATION_JSON} as organization
  from users join organizations on organizations.id = organization_id
  where users.id = $1 and organization_id = $2`,
);

const VISIBLE_COUNTS = statement<VisibleCounts>(
  `select (select count(*)::int from participants) as "participantCount",
    count(*)::int as "recordingCount",
    count(*) filter (where status = 'SCORED')::int as "scoredCount",
    count(*) filter (where status = 'AWAITING_MODEL')::int as "awaitingModelCount",
    count(*) filter (where status = 'FAILED')::int as "failedCount",
    max(started_at) as "lastRecordingAt"
  from recordings`,
);
