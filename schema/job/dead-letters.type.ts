import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A message about an object in the inbox that could not be processed.' })
export class DeadLetter {
  @Field(() => ID, { description: 'Id of the message in its queue.' })
  id!: string;

  @Field(() => Date, { description: 'When the message was sent.' })
  sentAt!: Date;
}

@ObjectType({
  description: 'Messages that were set aside after repeated failures, for a person to inspect.',
})
export class DeadLetters {
  @Field(() => Int, { description: 'Approximate number of messages.' })
  count!: number;

  @Field(() => [DeadLetter], { description: 'At most ten of them.' })
  letters!: readonly DeadLetter[];
}
