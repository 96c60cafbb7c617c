import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A movement test that a person can be asked to do at home.' })
export class TestType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    description:
      'Short name in lower case with hyphens, unique in the organization; the `movement` of uploaded recordings.',
  })
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, description: 'What the person is asked to do.' })
  instructions!: string | null;
}

@ObjectType({ description: 'A test that a participant has been asked to do.' })
export class Assignment {
  @Field(() => ID)
  id!: string;

  @Field(() => TestType)
  testType!: TestType;

  @Field(() => Date)
  assignedAt!: Date;
}
