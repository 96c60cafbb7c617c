import { Field, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { AttentionCount } from './attention.ts';
import { Participant } from './participant.type.ts';

@ObjectType()
export class ParticipantEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Participant)
  node!: Participant;
}

@ObjectType({ description: 'A page of participants.' })
export class ParticipantConnection {
  @Field(() => [ParticipantEdge])
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly ParticipantEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many there are on all pages.' })
  totalCount!: number;

  @Field(() => [AttentionCount], {
    description:
      'For each reason how many have it, of those who match whatever `filter.attention` and `filter.band` say.',
  })
  attention!: readonly AttentionCount[];
}
