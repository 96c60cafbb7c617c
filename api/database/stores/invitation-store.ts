import { sql } from 'kysely';
import type { Group } from '../../domain/group.ts';
import type { OrganizationTransaction } from '../database.ts';
import type { ScopedReader } from '../scoped-reader.ts';
import { statement } from '../statement.ts';

/** An invitation to sign up that has not been accepted. */
export interface Invitation {
  readonly id: string;
  readonly organizationName: string;
  readonly email: string;
  readonly group: Group;
  /** Whose record the new user will own. */
  readonly participantId: string | null;
  readonly expiresAt: Date;
  /** When the mail service took it; null until then. */
  readonly mailedAt: Date | null;
  readonly createdAt: Date;
}

/** Statements on the invitations of an organization that are not accepted. */
export const invitationStore = {
  list(records: ScopedReader): Promise<Invitation[]> {
    return records.rows(INVITATIONS);
  },

  /** Returns each participant's newest open invitation. */
  ofParticipants(
    records: ScopedReader,
    participantIds: readonly string[],
  ): Promise<(Invitation & { participantId: string })[]> {
    return records.about({ participants: participantIds }).rows(INVITATIONS_OF, participantIds);
  },

  async find(tx: OrganizationTransaction, id: string): Promise<Invitation | undefined> {
    return tx.sql
      .selectFrom('invitations')
      .innerJoin('organizations', 'organizations.id', 'organization_id')
      .where('organization_id', '=', tx.scope.organizationId)
      .where('invitations.id', '=', id)
      .where('accepted_at', 'is', null)
      .select(['invitations.id', 'organizations.name as organizationName', 'email', 'group'])
      .select(['participant_id as participantId', 'invitations.created_at as createdAt'])
      .select(['expires_at as expiresAt', 'mailed_at as mailedAt'])
      .executeTakeFirst();
  },

  /** Returns what to mail. Undefined when the invitation was mailed, accepted or withdrawn, or has expired. */
  findUnmailed(
    tx: OrganizationTransaction,
    id: string,
  ): Promise<{ email: string; expiresAt: Date; organization: string } | undefined> {
    return tx.sql
      .selectFrom('invitations')
      .innerJoin('organizations', 'organizations.id', 'organization_id')
      .where('organization_id', '=', tx.scope.organizationId)
      .where('invitations.id', '=', id)
      .where('mailed_at', 'is', null)
      .where('accepted_at', 'is', null)
      .where('expires_at', '>', new Date())
      .select(['email', 'expires_at as expiresAt', 'organizations.name as organization'])
      .executeTakeFirst();
  },

  /** Marks an invitation as mailed, unless it was extended meanwhile and must be mailed again. */
  async setMailed(tx: OrganizationTransaction, id: string, expiresAt: Date): Promise<void> {
    await tx.sql
      .updateTable('invitations')
      .set({ mailed_at: new Date() })
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', id)
      .where('expires_at', '=', expiresAt)
      .execute();
  },

  /** Extends an invitation and marks it to be mailed again. */
  async prolong(tx: OrganizationTransaction, id: string, expiresAt: Date): Promise<void> {
    await tx.sql
      .updateTable('invitations')
      .set({ expires_at: expiresAt, mailed_at: null })
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', id)
      .execute();
  },

  async delete(tx: OrganizationTransaction, id: string): Promise<void> {
    await tx.sql
      .deleteFrom('invitations')
      .where('organization_id', '=', tx.scope.organizationId)
      .where('id', '=', id)
      .execute();
  },

  /** Deletes open invitations of an address into a group. Keeps those that belong to a participant's record. */
  async deleteOpen(tx: OrganizationTransaction, email: string): Promise<void> {
    await tx.sql
      .deleteFrom('invitations')
      .where('organization_id', '=', tx.scope.organizationId)
      .where(sql`lower(email)`, '=', email.toLowerCase())
      .where('participant_id', 'is', null)
      .where('accepted_at', 'is', null)
      .execute();
  },
};

const INVITATION_COLUMNS = `id, email, "group",
  (select name from organizations where organizations.id = organization_id) as "organizationName", participant_id as "participantId",
  expires_at as "expiresAt", mailed_at as "mailedAt", created_at as "createdAt"`;

const INVITATIONS_OF = statement<Invitation & { participantId: string }>(
  `select distinct on (participant_id) ${INVITATION_COLUMNS} from invitations
    where participant_id = any ($3::uuid[]) and organization_id = $2 and accepted_at is null
    order by participant_id, created_at desc`,
);

const INVITATIONS = statement<Invitation>(
  `select ${INVITATION_COLUMNS} from invitations
    where organization_id = $2 and accepted_at is null order by created_at desc limit 200`,
);
