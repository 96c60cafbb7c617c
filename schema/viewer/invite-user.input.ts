import { Field, InputType, ObjectType } from 'type-graphql';
import { UserGroup } from './viewer.type.ts';

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
