import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { Participant } from '../participant/participant.type.ts';
import { UserGroup } from './user-group.ts';

@ObjectType({ description: 'How somebody signs in.' })
export class UserAccount {
  @Field(() => Boolean, { description: 'Whether the address has been proven.' })
  confirmed!: boolean;

  @Field(() => Boolean, { description: 'Whether a one-time code is asked for after the password.' })
  secondFactor!: boolean;
}

@ObjectType({ description: 'Somebody who can sign in, as admins see them.' })
export class User {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  givenName!: string;

  @Field(() => String)
  familyName!: string;

  @Field(() => [UserGroup])
  groups!: readonly `${UserGroup}`[];

  @Field(() => Date, { nullable: true, description: 'Since when the user is disabled.' })
  disabledAt!: Date | null;

  @Field(() => Date)
  createdAt!: Date;
}

@ObjectType({ description: 'One user, with what a list does not show.' })
export class UserDetails extends User {
  @Field(() => UserAccount, {
    nullable: true,
    description: 'Null when the account is kept elsewhere.',
  })
  account!: UserAccount | null;

  @Field(() => [Participant], { description: 'Whom a care provider has in care, by name.' })
  @Costs({ items: 100 })
  inCare!: readonly Participant[];
}

@ObjectType()
export class UserEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => User)
  node!: User;
}

@ObjectType({ description: 'A page of users.' })
export class UserConnection {
  @Field(() => [UserEdge])
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly UserEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are on all pages.' })
  totalCount!: number;
}
