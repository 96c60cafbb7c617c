import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An announcement that nobody could use.' })
export class DeadLetter {
  @Field(() => ID, { description: 'Of the message in the queue that holds it.' })
  id!: string;

  @Field(() => Date)
  sentAt!: Date;
}

@ObjectType({
  description: 'Announcements of recordings that were set aside for a person to look at.',
})
export class DeadLetters {
  @Field(() => Int, { description: 'About how many there are.' })
  count!: number;

  @Field(() => [DeadLetter], { description: 'Ten of them at most.' })
  letters!: readonly DeadLetter[];
}
