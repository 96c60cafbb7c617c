import { Field, ID, InputType } from 'type-graphql';
import { MaxItems } from '../limits.ts';
import { RecordingStatus } from './recording.enum.ts';

export const RECORDING_STATUSES = Object.keys(RecordingStatus).length;

@InputType({ description: 'A recording must meet all given conditions.' })
export class RecordingFilter {
  @Field(() => ID, { nullable: true, description: 'Id or key of the test type.' })
  testType?: string | null;

  @Field(() => [RecordingStatus], { nullable: true, description: 'Any of these.' })
  @MaxItems(RECORDING_STATUSES)
  status?: `${RecordingStatus}`[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for training recordings only, false for all others only.',
  })
  training?: boolean | null;

  @Field(() => Date, { nullable: true, description: 'Started at this time or later.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Started before this time.' })
  to?: Date | null;
}
