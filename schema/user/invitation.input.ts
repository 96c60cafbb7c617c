import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserGroup } from './user-group.ts';
import { Invitation } from './invitation.type.ts';

@InputType({ description: 'An address to invite, and the group of the new user.' })
export class InviteUserInput {
  @Field(() => String, { description: 'Email address that receives the invitation.' })
  email!: string;

  @Field(() => UserGroup, { description: 'The group of the user after signing up.' })
  group!: `${UserGroup}`;
}

@ObjectType({ description: 'The result of `inviteUser`.' })
export class InviteUserPayload {
  @Field(() => Date, { description: 'When the invitation expires.' })
  expiresAt!: Date;
}

@InputType({ description: 'The invitation to resend.' })
export class SendInvitationAgainInput {
  @Field(() => ID, { description: 'Id of the invitation.' })
  invitationId!: string;
}

@ObjectType({ description: 'The result of `sendInvitationAgain`.' })
export class SendInvitationAgainPayload {
  @Field(() => Invitation, {
    description: 'The invitation with its new expiry; `mailedAt` is null until the mail is sent.',
  })
  invitation!: Invitation;
}

@InputType({ description: 'The invitation to withdraw.' })
export class WithdrawInvitationInput {
  @Field(() => ID, { description: 'Id of the invitation.' })
  invitationId!: string;
}

@ObjectType({ description: 'The result of `withdrawInvitation`.' })
export class WithdrawInvitationPayload {
  @Field(() => ID, { description: 'Id of the withdrawn invitation.' })
  invitationId!: string;
}
