import { Field, ID, ObjectType } from 'type-graphql';
import { Invitation } from './invitation.type.ts';

@ObjectType({ description: 'The result of `inviteUser`.' })
export class InviteUserPayload {
  @Field(() => Date, { description: 'When the invitation expires.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The result of `sendInvitationAgain`.' })
export class SendInvitationAgainPayload {
  @Field(() => Invitation, {
    description: 'The invitation with its new expiry; `mailedAt` is null until the mail is sent.',
  })
  invitation!: Invitation;
}

@ObjectType({ description: 'The result of `withdrawInvitation`.' })
export class WithdrawInvitationPayload {
  @Field(() => ID, { description: 'Id of the withdrawn invitation.' })
  invitationId!: string;
}
