import { Field, ID, InputType } from 'type-graphql';
import { MaxItems } from '../limits.ts';
import { UserGroup } from './user-group.enum.ts';

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

@InputType({ description: 'The new state of the viewer’s second factor.' })
export class RecordSecondFactorInput {
  @Field(() => Boolean, { description: 'Whether the viewer turned the second factor on.' })
  enabled!: boolean;
}
