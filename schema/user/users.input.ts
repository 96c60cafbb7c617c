import { Field, InputType } from 'type-graphql';
import { UserGroup } from './user-group.enum.ts';

@InputType({ description: 'A user must meet all given conditions.' })
export class UserFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name or email, ignoring case; at most 200 characters.',
  })
  search?: string | null;

  @Field(() => UserGroup, { nullable: true, description: 'Only users in this group.' })
  group?: `${UserGroup}` | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for disabled users only, false for enabled users only.',
  })
  disabled?: boolean | null;
}
