import { ArgsType, Field, Int } from 'type-graphql';
import { CountsItems } from '../limits.ts';

@ArgsType()
export class PagingArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, from 1 to 200; 50 when left out.',
  })
  @CountsItems({ leftOut: 50, most: 200 })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor after which the page starts.' })
  after?: string | null;
}
