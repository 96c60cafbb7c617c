import { Field, Int, ObjectType } from 'type-graphql';
import { AttentionReason } from './attention-reason.enum.ts';

@ObjectType({ description: 'Number of participants with one reason.' })
export class AttentionCount {
  @Field(() => AttentionReason, { description: 'Why they need attention.' })
  reason!: `${AttentionReason}`;

  @Field(() => Int, { description: 'Number of participants.' })
  count!: number;
}
