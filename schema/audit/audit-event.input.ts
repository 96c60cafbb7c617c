import { Field, ID, InputType } from 'type-graphql';
import { MaxItems } from '../limits.ts';

@InputType({ description: 'An event must meet all given conditions.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Only events about this participant.' })
  participantId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only events of this user.' })
  actorId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True excludes events of the viewer.' })
  byOthers?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only these actions; at most 100. INVALID_INPUT for an unknown action.',
  })
  @MaxItems(100)
  actions?: string[] | null;

  @Field(() => Date, { nullable: true, description: 'Inclusive.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Exclusive.' })
  to?: Date | null;
}
