import { ArgsType, Field } from 'type-graphql';
import { PagingArgs } from '../paging/paging.args.ts';
import { UserFilter } from './users.input.ts';

@ArgsType()
export class UsersArgs extends PagingArgs {
  @Field(() => UserFilter, { nullable: true, description: 'Every user when omitted.' })
  filter?: UserFilter | null;
}
