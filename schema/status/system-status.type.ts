import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The state of a service that the gateway depends on.' })
export class DependencyState {
  @Field(() => String, { description: 'database, objects, signIn, scoring or mail.' })
  name!: string;

  @Field(() => String, { description: 'The implementation in use, such as embedded or s3.' })
  adapter!: string;

  @Field(() => Boolean, { description: 'Whether the service responds.' })
  works!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Response time in milliseconds; null for a part of this process.',
  })
  answeredInMs!: number | null;
}

@ObjectType({ description: 'Number of jobs of the viewer’s organization by state.' })
export class QueueDepth {
  @Field(() => Int, { description: 'Jobs that wait to start or to be retried.' })
  queued!: number;

  @Field(() => Int, { description: 'Jobs that are running.' })
  running!: number;

  @Field(() => Int, { description: 'Jobs that failed for good.' })
  failed!: number;

  @Field(() => Date, {
    nullable: true,
    description: 'When the job that has waited longest was enqueued; null without queued jobs.',
  })
  oldestQueuedAt!: Date | null;
}

@ObjectType({
  description: 'A file of the analysts’ lake that could not be read. Queries do not see it.',
})
export class DamagedLakeFile {
  @Field(() => String, {
    description: 'Its place in the lake, such as recordings/day=2026-01-02/recordings.parquet.',
  })
  name!: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  bytes!: number;

  @Field(() => Date, { description: 'When it was set aside.' })
  setAsideAt!: Date;
}

@ObjectType({ description: 'The state of the gateway and of what it depends on.' })
export class SystemStatus {
  @Field(() => String, { description: 'Version of Gaitway.' })
  version!: string;

  @Field(() => String, { description: 'Runtime and its version, such as Node.js 20.19.0.' })
  runtime!: string;

  @Field(() => Date, { description: 'When the process started.' })
  startedAt!: Date;

  @Field(() => [DependencyState], { description: 'The services that the gateway depends on.' })
  dependencies!: readonly DependencyState[];

  @Field(() => QueueDepth, { description: 'Jobs of the viewer’s organization.' })
  queue!: QueueDepth;

  @Field(() => [DamagedLakeFile], {
    description:
      'Damaged files of the analysts’ lake that are not yet written again, at most 100. A job writes each from the recording.',
  })
  damagedLakeFiles!: readonly DamagedLakeFile[];
}
