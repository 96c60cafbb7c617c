import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { PagingArgs } from '../paging/paging.args.ts';

export enum JobState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  FAILED = 'FAILED',
  DONE = 'DONE',
}

registerEnumType(JobState, {
  name: 'JobState',
  description: 'State of a job.',
  valuesConfig: {
    QUEUED: { description: 'Waits to start or to be retried.' },
    RUNNING: { description: 'Is running.' },
    FAILED: { description: 'Failed for good; `reason` says why.' },
    DONE: { description: 'Has succeeded.' },
  },
});

@ObjectType({ description: 'Work that Gaitway does in the background.' })
export class Job {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, { description: 'Such as convert-recording.' })
  kind!: string;

  @Field(() => JobState, { description: 'State of the job.' })
  state!: `${JobState}`;

  @Field(() => Date, { description: 'When the job was enqueued.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'The earliest time that the job may start.' })
  startsAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When the latest attempt started; null before the first one.',
  })
  startedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the job succeeded or failed for good; null until then.',
  })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'Number of attempts so far.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why the latest attempt failed.' })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Stable code of `reason`: an error code, or TIMED_OUT for an attempt that ran too long.',
  })
  reasonCode!: string | null;

  @Field(() => ID, { nullable: true, description: 'The recording that the job works on, if any.' })
  recordingId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The participant that the job works on, if any.',
  })
  participantId!: string | null;
}

@ObjectType({ description: 'A job on a page.' })
export class JobEdge {
  @Field(() => String, {
    description: 'Pass it as `after` to get the page that starts behind this item.',
  })
  cursor!: string;

  @Field(() => Job, { description: 'The job.' })
  node!: Job;
}

@ObjectType({ description: 'A page of jobs, newest first.' })
export class JobConnection {
  @Field(() => [JobEdge], { description: 'The jobs of this page.' })
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly JobEdge[];

  @Field(() => PageInfo, { description: 'Where the page is in the list.' })
  pageInfo!: PageInfo;
}

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

@ArgsType()
export class JobsArgs extends PagingArgs {
  @Field(() => JobFilter, { nullable: true, description: 'Every job when omitted.' })
  filter?: JobFilter | null;
}

@InputType({ description: 'The job to run again.' })
export class RetryJobInput {
  @Field(() => ID, { description: 'Id of a failed job.' })
  jobId!: string;
}

@ObjectType({ description: 'The result of `retryJob`.' })
export class RetryJobPayload {
  @Field(() => ID, { description: 'Id of the failed job. A new job does its work.' })
  jobId!: string;
}
