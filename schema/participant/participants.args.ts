import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { MaxItems } from '../limits.ts';
import { PagingArgs } from '../paging/paging.args.ts';
import { ScoreBand } from '../recording/recording.enums.ts';
import { AttentionReason } from './attention.ts';
import { ParticipantOrder } from './participant.type.ts';

@InputType({ description: 'A participant must meet all given conditions.' })
export class ParticipantFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name or email, ignoring case; at most 200 characters.',
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'Exactly this identity id.' })
  identityId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only participants with this test assigned: id or key of the test type.',
  })
  testType?: string | null;

  @Field(() => [AttentionReason], { nullable: true, description: 'Any of these reasons.' })
  @MaxItems(Object.keys(AttentionReason).length)
  attention?: `${AttentionReason}`[] | null;

  @Field(() => [ScoreBand], {
    nullable: true,
    description: 'The newest score is in any of these bands.',
  })
  @MaxItems(Object.keys(ScoreBand).length)
  band?: `${ScoreBand}`[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for participants who asked to be erased only. False has no effect.',
  })
  erasureRequested?: boolean | null;
}

@ArgsType()
export class ParticipantsArgs extends PagingArgs {
  @Field(() => ParticipantFilter, {
    nullable: true,
    description: 'Every participant when omitted.',
  })
  filter?: ParticipantFilter | null;

  @Field(() => ParticipantOrder, { nullable: true, description: 'NAME_ASC when omitted.' })
  orderBy?: ParticipantOrder | null;
}
