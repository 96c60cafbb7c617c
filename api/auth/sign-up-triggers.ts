import { z } from 'zod';
import type { Database, ScopedTransaction } from '../database/database.ts';
import { newcomerStore } from '../database/stores/newcomer-store.ts';
import type { Group } from '../domain/group.ts';
import { GaitwayError } from '../errors.ts';
import {
  type ConfirmedUser,
  join,
  openInvitations,
  type Placement,
  userExists,
} from './joining.ts';
import { systemScope } from './scope.ts';

/** The invitation whose link the person opened, if they came by a link. */
export interface OpenedInvitation {
  readonly invitationId?: string | undefined;
}

/**
 * What a user pool calls while a person signs up and in. The local pool calls these functions directly; under Amazon
 * Cognito, handlers of the triggers with the same names do. A refusal is a `GaitwayError`, its message for the person.
 */
export interface SignUpTriggers {
  /** Rejects, before there is an account, an address that no organization would take. */
  preSignUp(user: { readonly email: string } & OpenedInvitation): Promise<void>;
  /**
   * Makes the user's record, with the organization and the group of the invitation that the person opened, or of the
   * only open one. A person with several becomes a newcomer, who chooses after signing in. Without an open invitation
   * the user is a `participant` of the sign-up organization. Idempotent: Cognito calls again when a response is late.
   */
  postConfirmation(user: ConfirmedUser & OpenedInvitation): Promise<void>;
  /** The groups for the claim `cognito:groups`: none for a newcomer. Rejects a disabled user. */
  preTokenGeneration(user: { readonly userId: string }): Promise<{ groups: readonly Group[] }>;
}

export interface SignUpTriggersOptions {
  readonly database: Database;
  /** Where people without an invitation go; by default the only organization there is. */
  readonly signUpOrganizationId: string | undefined;
  readonly now: () => Date;
}

const opened = z.object({ invitationId: z.uuid() });

/** The invitation that a client names in the metadata of a sign-up (`ClientMetadata`). Anything else is ignored. */
export const openedInvitation = (clientMetadata: unknown): OpenedInvitation =>
  opened.safeParse(clientMetadata).data ?? {};

export function createSignUpTriggers({
  database,
  signUpOrganizationId,
  now,
}: SignUpTriggersOptions): SignUpTriggers {
  /**
   * Where a person goes; `choice` when the person has to say. An opened invitation that is no longer open counts:
   * its person expects its organization, so no other invitation is accepted in its place.
   * @throws {GaitwayError} FORBIDDEN when there is neither an invitation nor one organization for everybody
   */
  async function place(
    tx: ScopedTransaction,
    { email, invitationId }: { readonly email: string } & OpenedInvitation,
  ): Promise<Placement | 'choice'> {
    const offers = await openInvitations(tx, email, now());
    const offered = offers.find((offer) => offer.invitationId === invitationId);
    if (offered) return offered;
    const [onlyOffer, ...others] = offers;
    if (onlyOffer) return others.length > 0 || invitationId !== undefined ? 'choice' : onlyOffer;
    const organizations = tx.sql.selectFrom('organizations').select('id').limit(2);
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
    async preSignUp(user) {
      await database.within(systemScope('check a sign-up'), (tx) => place(tx, user));
    },

    async postConfirmation({ invitationId, ...user }) {
      await database.within(systemScope('take in a confirmed user'), async (tx) => {
        if (await userExists(tx, user)) return;
        if (await newcomerStore.has(tx, user.userId)) return;
        const { email, givenName, familyName } = user;
        const placement = await place(tx, { email, invitationId });
        if (placement === 'choice') {
          await newcomerStore.insert(tx, { id: user.userId, email, givenName, familyName });
        } else await join(tx, user, placement, { now: now(), requestId: null });
      });
    },

    preTokenGeneration: ({ userId }) =>
      database.within(systemScope('name the groups of a token'), async (tx) => {
        const user = await tx.sql
          .selectFrom('users')
          .select(['groups', 'disabled_at'])
          .where('id', '=', userId)
          .executeTakeFirst();
        if (!user && (await newcomerStore.has(tx, userId))) return { groups: [] };
        if (!user || user.disabled_at) {
          throw new GaitwayError('FORBIDDEN', 'This user is disabled.');
        }
        return { groups: user.groups };
      }),
  };
}
