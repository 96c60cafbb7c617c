import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { MaxItems } from '../limits.ts';
import { PagingArgs } from '../paging/paging.args.ts';
import { ScoreBand } from '../recording/recording.enums.ts';
import { AttentionReason } from './attention.ts';
import { ParticipantOrder } from './participant.type.ts';

@InputType({ description: 'All given conditions hold.' })
export class ParticipantFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name or email, in any case; at most 200 characters.',
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'Exactly this identity id.' })
  identityId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Assigned this test type (id or key).' })
  testType?: string | null;

  @Field(() => [AttentionReason], { nullable: true, description: 'Any of these reasons.' })
  @MaxItems(Object.keys(AttentionReason).length)
  attention?: `${AttentionReason}`[] | null;

  @Field(() => [ScoreBand], { nullable: true, description: 'Any of these, of the newest score.' })
  @MaxItems(Object.keys(ScoreBand).length)
  band?: `${ScoreBand}`[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for those who asked to be forgotten.',
  })
  erasureRequested?: boolean | null;
}

@ArgsType()
export class ParticipantsArgs extends PagingArgs {
  @Field(() => ParticipantFilter, { nullable: true })
  filter?: ParticipantFilter | null;

  @Field(() => ParticipantOrder, { nullable: true, description: 'NAME_ASC when left out.' })
  orderBy?: ParticipantOrder | null;
}
