import { Field, ID, ObjectType } from 'type-graphql';
import { UserGroup } from './user-group.enum.ts';

@ObjectType({ description: 'An open invitation, as the invited person sees it.' })
export class InvitationOffer {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, { description: 'Name of the organization that invites.' })
  organizationName!: string;

  @Field(() => UserGroup, { description: 'The group of the person after accepting.' })
  group!: `${UserGroup}`;

  @Field(() => Date, { description: 'When the invitation expires.' })
  expiresAt!: Date;
}
