import { ArgsType, Field, Int } from 'type-graphql';
import { CountsItems } from '../limits.ts';

@ArgsType()
export class PagingArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Maximum number of items, from 1 to 200; 50 when omitted.',
  })
  @CountsItems({ leftOut: 50, most: 200 })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the item that precedes the page. INVALID_INPUT for a cursor of another list.',
  })
  after?: string | null;
}
