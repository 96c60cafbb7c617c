import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { JobState } from './job.enum.ts';

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
