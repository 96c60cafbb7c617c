import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { Participant } from '../participant/participant.type.ts';
import { UserGroup } from './user-group.enum.ts';

@ObjectType({ description: 'The account of a user at the sign-in service.' })
export class UserAccount {
  @Field(() => Boolean, { description: 'Whether the user has confirmed the email address.' })
  confirmed!: boolean;

  @Field(() => Boolean, {
    description: 'Whether signing in asks for a one-time code after the password.',
  })
  secondFactor!: boolean;
}

@ObjectType({ description: 'A user of the organization, as admins see them.' })
export class User {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, { description: 'Email address of the user.' })
  email!: string;

  @Field(() => String, { description: 'Given name.' })
  givenName!: string;

  @Field(() => String, { description: 'Family name.' })
  familyName!: string;

  @Field(() => [UserGroup], { description: 'The groups of the user.' })
  groups!: readonly `${UserGroup}`[];

  @Field(() => Date, {
    nullable: true,
    description: 'When the user was disabled; null for an enabled user.',
  })
  disabledAt!: Date | null;

  @Field(() => Date, { description: 'When the user was added.' })
  createdAt!: Date;
}

@ObjectType({ description: 'One user, with details that a list does not have.' })
export class UserDetails extends User {
  @Field(() => UserAccount, {
    nullable: true,
    description: 'Null when an external issuer keeps the account, or the user has none.',
  })
  account!: UserAccount | null;

  @Field(() => [Participant], {
    description:
      'The participants in the care of the user, by name. Empty for a user who is not a care provider.',
  })
  @Costs({ items: 100 })
  inCare!: readonly Participant[];
}

@ObjectType({ description: 'A user on a page.' })
export class UserEdge {
  @Field(() => String, {
    description: 'Pass it as `after` to get the page that starts behind this item.',
  })
  cursor!: string;

  @Field(() => User, { description: 'The user.' })
  node!: User;
}

@ObjectType({ description: 'A page of users.' })
export class UserConnection {
  @Field(() => [UserEdge], { description: 'The users of this page.' })
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly UserEdge[];

  @Field(() => PageInfo, { description: 'Where the page is in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'Number of users on all pages.' })
  totalCount!: number;
}
