import { Field, ID, InputType } from 'type-graphql';
import { UserGroup } from './user-group.enum.ts';

@InputType({ description: 'An address to invite, and the group of the new user.' })
export class InviteUserInput {
  @Field(() => String, { description: 'Email address that receives the invitation.' })
  email!: string;

  @Field(() => UserGroup, { description: 'The group of the user after signing up.' })
  group!: `${UserGroup}`;
}

@InputType({ description: 'The invitation to resend.' })
export class SendInvitationAgainInput {
  @Field(() => ID, { description: 'Id of the invitation.' })
  invitationId!: string;
}

@InputType({ description: 'The invitation to withdraw.' })
export class WithdrawInvitationInput {
  @Field(() => ID, { description: 'Id of the invitation.' })
  invitationId!: string;
}

@InputType({ description: 'The invitation to accept.' })
export class AcceptInvitationInput {
  @Field(() => ID, { description: 'Id of one of `myInvitations`.' })
  invitationId!: string;
}
