import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Participant } from '../participant/participant.type.ts';
import { TestType } from './test-type.type.ts';

@InputType()
export class CreateTestTypeInput {
  @Field(() => String, {
    description: 'Lower-case letters, digits and hyphens, at most 100; such as sit-to-stand.',
  })
  key!: string;

  @Field(() => String, { description: 'At most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' })
  instructions?: string | null;
}

@ObjectType()
export class CreateTestTypePayload {
  @Field(() => TestType)
  testType!: TestType;
}

@InputType()
export class AssignTestInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => ID, { description: 'Id or key of the test type.' })
  testType!: string;
}

@InputType()
export class UnassignTestInput extends AssignTestInput {}

@ObjectType()
export class AssignTestPayload {
  @Field(() => Participant)
  participant!: Participant;
}

@ObjectType()
export class UnassignTestPayload extends AssignTestPayload {}
