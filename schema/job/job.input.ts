import { Field, ID, InputType } from 'type-graphql';
import { JobState } from './job.enum.ts';

@InputType({ description: 'A job must meet all given conditions.' })
export class JobFilter {
  @Field(() => JobState, { nullable: true, description: 'Only jobs in this state.' })
  state?: `${JobState}` | null;

  @Field(() => String, {
    nullable: true,
    description: 'Such as convert-recording. INVALID_INPUT for an unknown kind.',
  })
  kind?: string | null;
}

@InputType({ description: 'The job to run again.' })
export class RetryJobInput {
  @Field(() => ID, { description: 'Id of a failed job.' })
  jobId!: string;
}
