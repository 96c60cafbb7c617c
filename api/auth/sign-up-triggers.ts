import { sql } from 'kysely';
import type { Database, ScopedTransaction } from '../database/database.ts';
import { erasedSubjectStore } from '../database/stores/erased-subject-store.ts';
import type { Group } from '../domain/group.ts';
import { GaitwayError, conflict } from '../errors.ts';
import { systemScope } from './scope.ts';

/** A user whose email address has been proven. */
export interface ConfirmedUser {
  /** The `sub` of the user's tokens. */
  readonly userId: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * What a user pool calls while somebody signs up and in. The local pool calls these functions directly; under Amazon
 * Cognito, handlers of the triggers with the same names do. A refusal is a `GaitwayError`, its message for the person.
 */
export interface SignUpTriggers {
  /** Refuses, before there is an account, an address that no organization would take. */
  preSignUp(user: { readonly email: string }): Promise<void>;
  /**
   * Makes the user's record, with the organization and the group of the newest open invitation; without one a
   * `participant` of the sign-up organization. Nothing that the user wrote decides either. Called twice, it does
   * nothing the second time: Cognito calls again when an answer is late.
   */
  postConfirmation(user: ConfirmedUser): Promise<void>;
  /** The groups for the claim `cognito:groups`. Refuses a disabled user. */
  preTokenGeneration(user: { readonly userId: string }): Promise<{ groups: readonly Group[] }>;
}

export interface SignUpTriggersOptions {
  readonly database: Database;
  /** Where people without an invitation go; by default the only organization there is. */
  readonly signUpOrganizationId: string | undefined;
  readonly now: () => Date;
}

interface Placement {
  readonly organizationId: string;
  readonly group: Group;
  readonly invitationId: string | null;
  /** The record made for this person before they registered. */
  readonly participantId: string | null;
}

export function createSignUpTriggers({
  database,
  signUpOrganizationId,
  now,
}: SignUpTriggersOptions): SignUpTriggers {
  /** @throws {GaitwayError} FORBIDDEN when there is neither an invitation nor one organization for everybody */
  async function place({ sql: records }: ScopedTransaction, email: string): Promise<Placement> {
    const invitation = await records
      .selectFrom('invitations')
      .select(['id', 'organization_id', 'group', 'participant_id'])
      .where(sql`lower(email)`, '=', email.toLowerCase())
      .where('accepted_at', 'is', null)
      .where('expires_at', '>', now())
      .orderBy('created_at', 'desc')
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    if (invitation) {
      return {
        organizationId: invitation.organization_id,
        group: invitation.group,
        invitationId: invitation.id,
        participantId: invitation.participant_id,
      };
    }
    const organizations = records.selectFrom('organizations').select('id').limit(2);
    const [only, another] = await (
      signUpOrganizationId === undefined
        ? organizations
        : organizations.where('id', '=', signUpOrganizationId)
    ).execute();
    if (!only || another) {
      throw new GaitwayError('FORBIDDEN', 'Signing up needs an invitation to this address.');
    }
    return {
      organizationId: only.id,
      group: 'participant',
      invitationId: null,
      participantId: null,
    };
  }

  return {
    async preSignUp({ email }) {
      await database.within(systemScope('check a sign-up'), (tx) => place(tx, email));
    },

    async postConfirmation(user) {
      await database.within(systemScope('take in a confirmed user'), async (tx) => {
        if (await userExists(tx, user)) return;
        const placement = await place(tx, user.email);
        await assertNotErased(tx, user.userId, placement);
        const { numInsertedOrUpdatedRows } = await tx.sql
          .insertInto('users')
          .values({
            id: user.userId,
            organization_id: placement.organizationId,
            email: user.email,
            given_name: user.givenName,
            family_name: user.familyName,
            groups: [placement.group],
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst();
        // The same call, at the same time, in another process: that one does the rest.
        if (numInsertedOrUpdatedRows === 0n) return;
        if (placement.group === 'participant') await givePerson(tx, user, placement);
        if (placement.invitationId) {
          await tx.sql
            .updateTable('invitations')
            .set({ accepted_at: now() })
            .where('id', '=', placement.invitationId)
            .execute();
        }
      });
    },

    preTokenGeneration: ({ userId }) =>
      database.within(systemScope('name the groups of a token'), async (tx) => {
        const user = await tx.sql
          .selectFrom('users')
          .select(['groups', 'disabled_at'])
          .where('id', '=', userId)
          .executeTakeFirst();
        if (!user || user.disabled_at) {
          throw new GaitwayError('FORBIDDEN', 'This user is disabled.');
        }
        return { groups: user.groups };
      }),
  };
}

/**
 * A token of a person who was erased makes no new record, until the address is invited anew.
 * @throws {GaitwayError} FORBIDDEN
 */
async function assertNotErased(
  tx: ScopedTransaction,
  userId: string,
  { invitationId }: Placement,
): Promise<void> {
  if (invitationId !== null) {
    await erasedSubjectStore.delete(tx, userId);
  } else if (await erasedSubjectStore.has(tx, userId)) {
    throw new GaitwayError(
      'FORBIDDEN',
      'This person was erased. Ask an administrator for a new invitation.',
    );
  }
}

/** @throws {GaitwayError} CONFLICT when the address belongs to another user */
async function userExists(tx: ScopedTransaction, user: ConfirmedUser): Promise<boolean> {
  const existing = await tx.sql
    .selectFrom('users')
    .select('id')
    .where(({ or, eb }) =>
      or([eb('id', '=', user.userId), eb(sql`lower(email)`, '=', user.email.toLowerCase())]),
    )
    .executeTakeFirst();
  if (existing && existing.id !== user.userId) {
    throw conflict('This address belongs to another user already.');
  }
  return existing !== undefined;
}

/**
 * Links the participant record that the invitation names, or makes one.
 * @throws {GaitwayError} CONFLICT when somebody else is that participant already
 */
async function givePerson(
  { sql: records }: ScopedTransaction,
  user: ConfirmedUser,
  { organizationId, participantId }: Placement,
): Promise<void> {
  if (!participantId) {
    await records
      .insertInto('participants')
      .values({
        organization_id: organizationId,
        user_id: user.userId,
        given_name: user.givenName,
        family_name: user.familyName,
        email: user.email,
      })
      .execute();
    return;
  }
  const { numUpdatedRows } = await records
    .updateTable('participants')
    .set({ user_id: user.userId })
    .where('id', '=', participantId)
    .where('organization_id', '=', organizationId)
    .where('user_id', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) {
    throw conflict('The participant of this invitation is registered already.');
  }
}
