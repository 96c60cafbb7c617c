import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MaxItems } from '../limits.ts';
import { AccountChange } from './account-change.ts';
import { UserGroup } from './user-group.ts';
import { UserDetails } from './user.type.ts';

@InputType({ description: 'The groups that a user is to have.' })
export class SetUserGroupsInput {
  @Field(() => ID, { description: 'Id of the user.' })
  userId!: string;

  @Field(() => [UserGroup], { description: 'Replaces all groups of the user. At least one.' })
  @MaxItems(Object.keys(UserGroup).length)
  groups!: `${UserGroup}`[];
}

@InputType({ description: 'Disables or enables a user.' })
export class SetUserDisabledInput {
  @Field(() => ID, { description: 'Id of the user.' })
  userId!: string;

  @Field(() => Boolean, { description: 'True disables the user, false enables them again.' })
  disabled!: boolean;
}

@InputType({ description: 'The user whose second factor is removed.' })
export class ResetSecondFactorInput {
  @Field(() => ID, { description: 'Id of the user.' })
  userId!: string;
}

@InputType({ description: 'The user whose sessions end.' })
export class SignOutUserInput extends ResetSecondFactorInput {}

@ObjectType({ description: 'The result of a change of a user.' })
export class ChangeUserPayload {
  @Field(() => UserDetails, { description: 'The user after the change.' })
  user!: UserDetails;

  @Field(() => AccountChange, {
    description: 'What happened to the change at the sign-in service.',
  })
  accountChange!: `${AccountChange}`;
}

@InputType({ description: 'The new state of the viewer’s second factor.' })
export class RecordSecondFactorInput {
  @Field(() => Boolean, { description: 'Whether the viewer turned the second factor on.' })
  enabled!: boolean;
}

@ObjectType({ description: 'The result of `recordSecondFactor`.' })
export class RecordSecondFactorPayload {
  @Field(() => Boolean, {
    description:
      'Whether all sessions of the viewer have ended, including this one. If true, sign in again.',
  })
  signedOut!: boolean;
}
