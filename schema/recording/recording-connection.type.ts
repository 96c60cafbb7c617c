import { Field, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { Recording } from './recording.type.ts';

@ObjectType({ description: 'A recording on a page.' })
export class RecordingEdge {
  @Field(() => String, {
    description: 'Pass it as `after` to get the page that starts behind this item.',
  })
  cursor!: string;

  @Field(() => Recording, { description: 'The recording.' })
  node!: Recording;
}

@ObjectType({ description: 'A page of recordings.' })
export class RecordingConnection {
  @Field(() => [RecordingEdge], { description: 'The recordings of this page.' })
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly RecordingEdge[];

  @Field(() => PageInfo, { description: 'Where the page is in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'Number of recordings on all pages.' })
  totalCount!: number;
}
