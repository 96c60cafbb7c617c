import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MaxItems } from '../limits.ts';
import { AccountChange } from './account-change.ts';
import { UserGroup } from './user-group.ts';
import { UserDetails } from './user.type.ts';

@InputType()
export class SetUserGroupsInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => [UserGroup], { description: 'At least one.' })
  @MaxItems(Object.keys(UserGroup).length)
  groups!: `${UserGroup}`[];
}

@InputType()
export class SetUserDisabledInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => Boolean)
  disabled!: boolean;
}

@InputType()
export class ResetSecondFactorInput {
  @Field(() => ID)
  userId!: string;
}

@InputType()
export class SignOutUserInput extends ResetSecondFactorInput {}

@ObjectType()
export class ChangeUserPayload {
  @Field(() => UserDetails)
  user!: UserDetails;

  @Field(() => AccountChange, { description: 'What became of the change at the sign-in service.' })
  accountChange!: `${AccountChange}`;
}

@InputType()
export class RecordSecondFactorInput {
  @Field(() => Boolean, { description: 'Whether the viewer turned the second factor on.' })
  enabled!: boolean;
}

@ObjectType()
export class RecordSecondFactorPayload {
  @Field(() => Boolean, {
    description:
      'Whether all sessions of the viewer have ended, including this one. Sign in again then.',
  })
  signedOut!: boolean;
}
