import { ArgsType, Field, InputType } from 'type-graphql';
import { PagingArgs } from '../paging/paging.args.ts';
import { UserGroup } from './user-group.ts';

@InputType({ description: 'All given conditions hold.' })
export class UserFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name or email, in any case; at most 200 characters.',
  })
  search?: string | null;

  @Field(() => UserGroup, { nullable: true })
  group?: `${UserGroup}` | null;

  @Field(() => Boolean, { nullable: true })
  disabled?: boolean | null;
}

@ArgsType()
export class UsersArgs extends PagingArgs {
  @Field(() => UserFilter, { nullable: true })
  filter?: UserFilter | null;
}
