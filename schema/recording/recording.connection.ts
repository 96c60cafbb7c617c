import { Field, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { Recording } from './recording.type.ts';

@ObjectType()
export class RecordingEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Recording)
  node!: Recording;
}

@ObjectType({ description: 'A page of recordings.' })
export class RecordingConnection {
  @Field(() => [RecordingEdge])
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly RecordingEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are on all pages.' })
  totalCount!: number;
}
