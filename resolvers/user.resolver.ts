import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Costs } from '../schema/limits.ts';
import {
  ChangeUserPayload,
  RecordSecondFactorPayload,
} from '../schema/user/change-user.payload.ts';
import {
  RecordSecondFactorInput,
  ResetSecondFactorInput,
  SetUserDisabledInput,
  SetUserGroupsInput,
  SignOutUserInput,
} from '../schema/user/change-user.input.ts';
import {
  AcceptInvitationInput,
  InviteUserInput,
  SendInvitationAgainInput,
  WithdrawInvitationInput,
} from '../schema/user/invitation.input.ts';
import { InvitationOffer } from '../schema/user/invitation-offer.type.ts';
import {
  AcceptInvitationPayload,
  InviteUserPayload,
  SendInvitationAgainPayload,
  WithdrawInvitationPayload,
} from '../schema/user/invitation.payload.ts';
import { Invitation } from '../schema/user/invitation.type.ts';
import { UserConnection, UserDetails } from '../schema/user/user.type.ts';
import { UsersArgs } from '../schema/user/users.args.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

@Resolver()
export class UserResolver {
  @Authorized()
  @Query(() => UserConnection, {
    description: 'The users of the viewer’s organization, by name. Admins may.',
  })
  users(
    @Args(() => UsersArgs) args: UsersArgs,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.users.list(viewer, args, selection);
  }

  @Authorized()
  @Query(() => UserDetails, {
    nullable: true,
    description: 'One user. Null when the viewer’s organization has no such user. Admins may.',
  })
  user(
    @Arg('id', () => ID, { description: 'Id of the user.' }) id: string,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.users.find(viewer, id, selection);
  }

  @Authorized()
  @Costs({ items: 200 })
  @Query(() => [Invitation], {
    description: 'Invitations that have not been accepted, newest first; at most 200. Admins may.',
  })
  invitations(@Ctx() { viewer, services }: RequestContext) {
    return services.invitations.list(viewer);
  }

  @Authorized()
  @Costs({ weight: 20 })
  @Mutation(() => InviteUserPayload, {
    description:
      'Invites a new user to sign up; the mail is sent in the background. Admins may. CONFLICT when a user of the organization has the email.',
  })
  inviteUser(
    @Arg('input', () => InviteUserInput) input: InviteUserInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<InviteUserPayload> {
    return services.invitations.inviteUser(viewer, input);
  }

  @Authorized()
  @Costs({ weight: 20 })
  @Mutation(() => SendInvitationAgainPayload, {
    description:
      'Resends an invitation and restarts its validity. Admins may; for a participant’s invitation, also their care providers.',
  })
  async sendInvitationAgain(
    @Arg('input', () => SendInvitationAgainInput) { invitationId }: SendInvitationAgainInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<SendInvitationAgainPayload> {
    return { invitation: await services.invitations.sendAgain(viewer, invitationId) };
  }

  @Authorized()
  @Mutation(() => WithdrawInvitationPayload, {
    description: 'Withdraws an invitation. It can no longer be used to sign up. Admins may.',
  })
  async withdrawInvitation(
    @Arg('input', () => WithdrawInvitationInput) { invitationId }: WithdrawInvitationInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<WithdrawInvitationPayload> {
    return { invitationId: await services.invitations.withdraw(viewer, invitationId) };
  }

  @Authorized()
  @Costs({ items: 20 })
  @Query(() => [InvitationOffer], {
    description:
      'The open invitations of a signed-in person who belongs to no organization yet, oldest first. Empty for users of an organization.',
  })
  myInvitations(@Ctx() { person, services }: RequestContext) {
    return services.newcomers.offers(person);
  }

  @Authorized()
  @Mutation(() => AcceptInvitationPayload, {
    description:
      'Joins the organization of one of `myInvitations`. Renew the tokens afterwards: they name the groups. CONFLICT for users of an organization.',
  })
  async acceptInvitation(
    @Arg('input', () => AcceptInvitationInput) { invitationId }: AcceptInvitationInput,
    @Ctx() { person, services }: RequestContext,
  ): Promise<AcceptInvitationPayload> {
    return { invitation: await services.newcomers.accept(person, invitationId) };
  }

  @Authorized()
  @Mutation(() => ChangeUserPayload, {
    description:
      'Replaces the groups of a user. Admins may. CONFLICT when the viewer would lose the group admin, or the organization its last admin.',
  })
  async setUserGroups(
    @Arg('input', () => SetUserGroupsInput) input: SetUserGroupsInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('user') selection: Selection,
  ) {
    const change = await services.users.setGroups(viewer, input);
    return changeOf(change, services.users.find(viewer, change.userId, selection));
  }

  @Authorized()
  @Mutation(() => ChangeUserPayload, {
    description:
      'Disables or enables a user. The next request of a disabled user is rejected. Admins may. CONFLICT for the viewer themselves.',
  })
  async setUserDisabled(
    @Arg('input', () => SetUserDisabledInput) input: SetUserDisabledInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('user') selection: Selection,
  ) {
    const change = await services.users.setDisabled(viewer, input);
    return changeOf(change, services.users.find(viewer, change.userId, selection));
  }

  @Authorized()
  @Mutation(() => ChangeUserPayload, {
    description:
      'Removes the second factor of a user, for a lost phone, and ends their sessions. The password is enough until the user sets up another one. Admins may. FORBIDDEN when an external issuer keeps the accounts.',
  })
  async resetSecondFactor(
    @Arg('input', () => ResetSecondFactorInput) { userId }: ResetSecondFactorInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('user') selection: Selection,
  ) {
    const change = await services.users.resetSecondFactor(viewer, userId);
    return changeOf(change, services.users.find(viewer, change.userId, selection));
  }

  @Authorized()
  @Mutation(() => ChangeUserPayload, { description: 'Ends all sessions of a user. Admins may.' })
  async signOutUser(
    @Arg('input', () => SignOutUserInput) { userId }: SignOutUserInput,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead('user') selection: Selection,
  ) {
    const change = await services.users.signOutEverywhere(viewer, userId);
    return changeOf(change, services.users.find(viewer, change.userId, selection));
  }

  @Authorized()
  @Mutation(() => RecordSecondFactorPayload, {
    description:
      'Records that the viewer turned their second factor on or off at the sign-in service. Ends the viewer’s sessions when the sign-in service does not do so itself. CONFLICT when the sign-in service reports the opposite.',
  })
  async recordSecondFactor(
    @Arg('input', () => RecordSecondFactorInput) input: RecordSecondFactorInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<RecordSecondFactorPayload> {
    return { signedOut: await services.sessions.recordSecondFactor(viewer, input) };
  }
}

/** The payload of a change, with the user after it. */
async function changeOf<User>(
  { accountChange }: Pick<ChangeUserPayload, 'accountChange'>,
  user: Promise<User | null>,
) {
  return { accountChange, user: await requireFound('user', user) };
}
