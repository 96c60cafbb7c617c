import { sql } from 'kysely';
import type { ScopedTransaction } from '../database/database.ts';
import { auditStore } from '../database/stores/audit-store.ts';
import { erasedSubjectStore } from '../database/stores/erased-subject-store.ts';
import type { Group } from '../domain/group.ts';
import { GaitwayError, conflict } from '../errors.ts';

/** A user whose email address has been proven. */
export interface ConfirmedUser {
  /** The `sub` of the user's tokens. */
  readonly userId: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** The organization that a user joins, and as what. */
export interface Placement {
  readonly organizationId: string;
  readonly group: Group;
  /** Null for a user who joins the sign-up organization without an invitation. */
  readonly invitationId: string | null;
  /** The record made for this person before they registered. */
  readonly participantId: string | null;
}

/** The open invitations of an address, oldest first. They stay locked until the transaction ends. */
export async function openInvitations(
  { sql: records }: ScopedTransaction,
  email: string,
  now: Date,
): Promise<(Placement & { readonly invitationId: string })[]> {
  return records
    .selectFrom('invitations')
    .select(['id as invitationId', 'organization_id as organizationId', 'group'])
    .select('participant_id as participantId')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .forUpdate()
    .execute();
}

/**
 * Makes the user's record and uses up the invitation. Returns false when the user has a record already, as when the
 * same call runs in two processes.
 * @throws {GaitwayError} CONFLICT when the address or the participant belongs to another user, FORBIDDEN for an
 * erased person without a new invitation
 */
export async function join(
  tx: ScopedTransaction,
  user: ConfirmedUser,
  placement: Placement,
  { now, requestId }: { readonly now: Date; readonly requestId: string | null },
): Promise<boolean> {
  if (await userExists(tx, user)) return false;
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
  if (numInsertedOrUpdatedRows === 0n) return false;
  const participantId =
    placement.group === 'participant' ? await linkParticipant(tx, user, placement) : null;
  if (placement.invitationId === null) return true;
  await tx.sql
    .updateTable('invitations')
    .set({ accepted_at: now })
    .where('id', '=', placement.invitationId)
    .execute();
  await auditStore.append(tx, {
    organizationId: placement.organizationId,
    actorId: user.userId,
    action: 'invitation:accept',
    participantIds: participantId === null ? [] : [participantId],
    subjectIds: [placement.invitationId],
    requestId,
  });
  return true;
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
export async function userExists(tx: ScopedTransaction, user: ConfirmedUser): Promise<boolean> {
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
 * Links the participant record that the invitation names, or makes one. Returns its id.
 * @throws {GaitwayError} CONFLICT when another user is that participant already
 */
async function linkParticipant(
  { sql: records }: ScopedTransaction,
  user: ConfirmedUser,
  { organizationId, participantId }: Placement,
): Promise<string> {
  if (!participantId) {
    const { id } = await records
      .insertInto('participants')
      .values({
        organization_id: organizationId,
        user_id: user.userId,
        given_name: user.givenName,
        family_name: user.familyName,
        email: user.email,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
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
  return participantId;
}
