import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../api/http/context.ts';
import type { Selection } from '../api/domain/selection.ts';
import { Costs } from '../schema/limits.ts';
import {
  ChangeUserPayload,
  RecordSecondFactorInput,
  RecordSecondFactorPayload,
  ResetSecondFactorInput,
  SetUserDisabledInput,
  SetUserGroupsInput,
  SignOutUserInput,
} from '../schema/user/change-user.input.ts';
import {
  InviteUserInput,
  InviteUserPayload,
  SendInvitationAgainInput,
  SendInvitationAgainPayload,
  WithdrawInvitationInput,
  WithdrawInvitationPayload,
} from '../schema/user/invitation.input.ts';
import { Invitation } from '../schema/user/invitation.type.ts';
import { UserConnection, UserDetails } from '../schema/user/user.type.ts';
import { UsersArgs } from '../schema/user/users.args.ts';
import { LookAhead } from './look-ahead.ts';
import { requireFound } from './require-found.ts';

@Resolver()
export class UserResolver {
  @Authorized()
  @Query(() => UserConnection, { description: 'The users of the viewer’s organization, by name.' })
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
    description: 'Null when there is none that the viewer may see.',
  })
  user(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer, services }: RequestContext,
    @LookAhead() selection: Selection,
  ) {
    return services.users.find(viewer, id, selection);
  }

  @Authorized()
  @Costs({ items: 200 })
  @Query(() => [Invitation], {
    description: 'Those that nobody has accepted, newest first, at most 200.',
  })
  invitations(@Ctx() { viewer, services }: RequestContext) {
    return services.invitations.list(viewer);
  }

  @Authorized()
  @Costs({ weight: 20 })
  @Mutation(() => InviteUserPayload, {
    description: 'Invites somebody to sign up into a group, by a mail that follows.',
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
      'An invitation is mailed once more; it is valid as long as a new one. Those of participants also by who has them in care.',
  })
  async sendInvitationAgain(
    @Arg('input', () => SendInvitationAgainInput) { invitationId }: SendInvitationAgainInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<SendInvitationAgainPayload> {
    return { invitation: await services.invitations.sendAgain(viewer, invitationId) };
  }

  @Authorized()
  @Mutation(() => WithdrawInvitationPayload, {
    description: 'Nobody can sign up with it any more.',
  })
  async withdrawInvitation(
    @Arg('input', () => WithdrawInvitationInput) { invitationId }: WithdrawInvitationInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<WithdrawInvitationPayload> {
    return { invitationId: await services.invitations.withdraw(viewer, invitationId) };
  }

  @Authorized()
  @Mutation(() => ChangeUserPayload, { description: 'Says what a user may do.' })
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
    description: 'A disabled user is refused from the next request on.',
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
      'For a lost phone: the password is enough again until another one is set up. Ends the user’s sessions.',
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
  @Mutation(() => ChangeUserPayload, { description: 'Ends all sessions of a user.' })
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
      'Records that the viewer turned their second factor on or off at the sign-in service, and ends their sessions where the service leaves them open. CONFLICT when the service reports the opposite.',
  })
  async recordSecondFactor(
    @Arg('input', () => RecordSecondFactorInput) input: RecordSecondFactorInput,
    @Ctx() { viewer, services }: RequestContext,
  ): Promise<RecordSecondFactorPayload> {
    return { signedOut: await services.sessions.recordSecondFactor(viewer, input) };
  }
}

/** The payload of a change, with the user as they are afterwards. */
async function changeOf<User>(
  { accountChange }: Pick<ChangeUserPayload, 'accountChange'>,
  user: Promise<User | null>,
) {
  return { accountChange, user: await requireFound('user', user) };
}
