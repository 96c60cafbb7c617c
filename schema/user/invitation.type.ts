import { Field, ID, ObjectType } from 'type-graphql';
import { UserGroup } from './user-group.enum.ts';

@ObjectType({ description: 'An invitation to sign up that has not been accepted yet.' })
export class Invitation {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, { description: 'Name of the organization that the user will join.' })
  organizationName!: string;

  @Field(() => String, { description: 'Email address that the invitation was sent to.' })
  email!: string;

  @Field(() => UserGroup, { description: 'The group of the user after signing up.' })
  group!: `${UserGroup}`;

  @Field(() => Date, { description: 'When the invitation was made.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When the invitation expires.' })
  expiresAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description:
      'When the mail service accepted the mail; null until then. The job `mail-invitation` shows why it failed.',
  })
  mailedAt!: Date | null;
}
