import { Field, ID, ObjectType } from 'type-graphql';
import { UserGroup } from './user-group.ts';

@ObjectType({ description: 'Somebody who was asked to sign up and has not done so.' })
export class Invitation {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => UserGroup)
  group!: `${UserGroup}`;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { description: 'It cannot be used from then on.' })
  expiresAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description:
      'When the mail service took it; null while that is still to be done. The job `mail-invitation` says why it failed.',
  })
  mailedAt!: Date | null;
}
