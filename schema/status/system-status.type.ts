import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Something that the gateway needs.' })
export class DependencyState {
  @Field(() => String, { description: 'database, objects, signIn, scoring or mail.' })
  name!: string;

  @Field(() => String, { description: 'What stands there, such as embedded or s3.' })
  adapter!: string;

  @Field(() => Boolean)
  works!: boolean;

  @Field(() => Int, { nullable: true, description: 'Null for what is part of this process.' })
  answeredInMs!: number | null;
}

@ObjectType({ description: 'How much work waits for the viewer’s organization.' })
export class QueueDepth {
  @Field(() => Int)
  queued!: number;

  @Field(() => Int)
  running!: number;

  @Field(() => Int)
  failed!: number;

  @Field(() => Date, { nullable: true, description: 'Of the job that has waited longest.' })
  oldestQueuedAt!: Date | null;
}

@ObjectType({ description: 'How the gateway is.' })
export class SystemStatus {
  @Field(() => String)
  version!: string;

  @Field(() => String, { description: 'Such as Node.js 20.19.0.' })
  runtime!: string;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => [DependencyState])
  dependencies!: readonly DependencyState[];

  @Field(() => QueueDepth)
  queue!: QueueDepth;
}
