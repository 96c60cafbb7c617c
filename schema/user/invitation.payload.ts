import { Field, ID, ObjectType } from 'type-graphql';
import { InvitationOffer } from './invitation-offer.type.ts';
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

@ObjectType({ description: 'The result of `acceptInvitation`.' })
export class AcceptInvitationPayload {
  @Field(() => InvitationOffer, { description: 'The accepted invitation.' })
  invitation!: InvitationOffer;
}
