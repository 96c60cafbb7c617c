import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserGroup } from './user-group.ts';
import { Invitation } from './invitation.type.ts';

@InputType()
export class InviteUserInput {
  @Field(() => String)
  email!: string;

  @Field(() => UserGroup, { description: 'The group that the new user gets when signing up.' })
  group!: `${UserGroup}`;
}

@ObjectType()
export class InviteUserPayload {
  @Field(() => Date, { description: 'Until when the invitation can be used.' })
  expiresAt!: Date;
}

@InputType()
export class SendInvitationAgainInput {
  @Field(() => ID)
  invitationId!: string;
}

@ObjectType()
export class SendInvitationAgainPayload {
  @Field(() => Invitation)
  invitation!: Invitation;
}

@InputType()
export class WithdrawInvitationInput {
  @Field(() => ID)
  invitationId!: string;
}

@ObjectType()
export class WithdrawInvitationPayload {
  @Field(() => ID)
  invitationId!: string;
}
