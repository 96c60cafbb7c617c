import { Field, ID, InputType } from 'type-graphql';
import { MaxItems } from '../limits.ts';
import { ScoreBand } from '../recording/recording.enum.ts';
import { AttentionReason } from './attention-reason.enum.ts';

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
