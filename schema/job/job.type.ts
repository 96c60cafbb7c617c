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
  description: 'Where a job is.',
  valuesConfig: {
    QUEUED: { description: 'Waits for its turn, or to be tried again.' },
    FAILED: { description: 'Gave up; `reason` says why.' },
  },
});

@ObjectType({ description: 'A piece of work that Gaitway does behind its answers.' })
export class Job {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Such as convert-recording.' })
  kind!: string;

  @Field(() => JobState)
  state!: `${JobState}`;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { description: 'It does not start before then.' })
  startsAt!: Date;

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed last.' })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Stable code of `reason`: that of an error, or TIMED_OUT when it ran for too long.',
  })
  reasonCode!: string | null;

  @Field(() => ID, { nullable: true })
  recordingId!: string | null;

  @Field(() => ID, { nullable: true })
  participantId!: string | null;
}

@ObjectType()
export class JobEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Job)
  node!: Job;
}

@ObjectType({ description: 'A page of jobs, newest first.' })
export class JobConnection {
  @Field(() => [JobEdge])
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly JobEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@InputType({ description: 'All given conditions hold.' })
export class JobFilter {
  @Field(() => JobState, { nullable: true })
  state?: `${JobState}` | null;

  @Field(() => String, { nullable: true, description: 'Such as convert-recording.' })
  kind?: string | null;
}

@ArgsType()
export class JobsArgs extends PagingArgs {
  @Field(() => JobFilter, { nullable: true })
  filter?: JobFilter | null;
}

@InputType()
export class RetryJobInput {
  @Field(() => ID)
  jobId!: string;
}

@ObjectType()
export class RetryJobPayload {
  @Field(() => ID, { description: 'The job that failed; another one does its work.' })
  jobId!: string;
}
