import { sql } from 'kysely';
import type { NewcomerScope } from '../../auth/scope.ts';
import type { Group } from '../../domain/group.ts';
import type { OrganizationTransaction, ScopedTransaction, SystemTransaction } from '../database.ts';

/** A person with a proven address who has not chosen among their invitations. */
export interface NewcomerRow {
  readonly id: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** An open invitation, as the invited person sees it. */
export interface InvitationOffer {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly group: Group;
  readonly expiresAt: Date;
}

/** Statements on people who have signed up and belong to no organization. */
export const newcomerStore = {
  async has(tx: SystemTransaction, id: string): Promise<boolean> {
    const row = await tx.sql
      .selectFrom('newcomers')
      .where('id', '=', id)
      .select('id')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Idempotent. */
  async insert(tx: ScopedTransaction, newcomer: NewcomerRow): Promise<void> {
    await tx.sql
      .insertInto('newcomers')
      .values({
        id: newcomer.id,
        email: newcomer.email,
        given_name: newcomer.givenName,
        family_name: newcomer.familyName,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  },

  /** Deletes the row of a person who joins an organization, and returns it; undefined when there is none. */
  take(tx: OrganizationTransaction, id: string): Promise<NewcomerRow | undefined> {
    return tx.sql
      .deleteFrom('newcomers')
      .where('id', '=', id)
      .returning(['id', 'email', 'given_name as givenName', 'family_name as familyName'])
      .executeTakeFirst();
  },

  /** The open invitations of the newcomer whom the transaction is for, oldest first. */
  async offers(tx: ScopedTransaction<NewcomerScope>): Promise<InvitationOffer[]> {
    const { rows } = await sql<InvitationOffer>`
      select id, organization_id as "organizationId", organization_name as "organizationName",
        invited_group as "group", expires_at as "expiresAt"
      from newcomer_offers()`.execute(tx.sql);
    return rows;
  },
};
