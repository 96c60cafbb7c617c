import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page is in its list, as Relay defines it.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether items precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first item; null for an empty page.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last item; null for an empty page. Pass it as `after` to get the next page.',
  })
  endCursor!: string | null;
}
