import { Field, ObjectType } from 'type-graphql';
import { AccountChange } from './account-change.enum.ts';
import { UserDetails } from './user.type.ts';

@ObjectType({ description: 'The result of a change of a user.' })
export class ChangeUserPayload {
  @Field(() => UserDetails, { description: 'The user after the change.' })
  user!: UserDetails;

  @Field(() => AccountChange, {
    description: 'What happened to the change at the sign-in service.',
  })
  accountChange!: `${AccountChange}`;
}

@ObjectType({ description: 'The result of `recordSecondFactor`.' })
export class RecordSecondFactorPayload {
  @Field(() => Boolean, {
    description:
      'Whether all sessions of the viewer have ended, including this one. If true, sign in again.',
  })
  signedOut!: boolean;
}
