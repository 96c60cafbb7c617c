import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The result of `retryJob`.' })
export class RetryJobPayload {
  @Field(() => ID, { description: 'Id of the failed job. A new job does its work.' })
  jobId!: string;
}
