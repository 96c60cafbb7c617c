import { Field, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { AttentionCount } from './attention-count.type.ts';
import { Participant } from './participant.type.ts';

@ObjectType({ description: 'A participant on a page.' })
export class ParticipantEdge {
  @Field(() => String, {
    description: 'Pass it as `after` to get the page that starts behind this item.',
  })
  cursor!: string;

  @Field(() => Participant, { description: 'The participant.' })
  node!: Participant;
}

@ObjectType({ description: 'A page of participants.' })
export class ParticipantConnection {
  @Field(() => [ParticipantEdge], { description: 'The participants of this page.' })
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly ParticipantEdge[];

  @Field(() => PageInfo, { description: 'Where the page is in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'Number of participants on all pages.' })
  totalCount!: number;

  @Field(() => [AttentionCount], {
    description:
      'One count for each reason. Counts the participants who match the filter without `filter.attention` and `filter.band`.',
  })
  attention!: readonly AttentionCount[];
}
