import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../paging/page-info.type.ts';
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
  edges!: readonly ParticipantEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  /** Behind the field `totalCount`: counted only when it is asked for. */
  countAll!: () => Promise<number>;
}
