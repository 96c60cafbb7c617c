import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Language } from '../language.ts';
import { Costs, MaxItems } from '../limits.ts';
import { Participant } from '../participant/participant.type.ts';
import { TestType } from './test-type.type.ts';

@InputType()
export class TestTypeTranslationInput {
  @Field(() => Language)
  language!: `${Language}`;

  @Field(() => String, { description: 'At most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' })
  instructions?: string | null;
}

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

  @Field(() => [TestTypeTranslationInput], {
    nullable: true,
    description: 'At most one for each language.',
  })
  @MaxItems(Object.keys(Language).length)
  translations?: TestTypeTranslationInput[] | null;
}

@InputType({ description: 'Says all of it anew; the key stays.' })
export class ChangeTestTypeInput {
  @Field(() => ID, { description: 'Id or key of the test type.' })
  testType!: string;

  @Field(() => String, { description: 'At most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' })
  instructions?: string | null;

  @Field(() => [TestTypeTranslationInput], {
    nullable: true,
    description: 'At most one for each language.',
  })
  @MaxItems(Object.keys(Language).length)
  translations?: TestTypeTranslationInput[] | null;
}

@ObjectType()
export class CreateTestTypePayload {
  @Field(() => TestType)
  testType!: TestType;
}

@ObjectType()
export class ChangeTestTypePayload extends CreateTestTypePayload {}

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

@InputType()
export class ChangeAssignmentsInput {
  @Field(() => [ID], { description: 'From 1 to 1,000 participants.' })
  @MaxItems(1000)
  participantIds!: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Tests to ask all of them to do: ids or keys, at most 100.',
  })
  @MaxItems(100)
  assign?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Tests to ask none of them any more: ids or keys, at most 100.',
  })
  @MaxItems(100)
  unassign?: string[] | null;
}

@ObjectType()
export class ChangeAssignmentsPayload {
  @Field(() => [Participant], { description: 'In the order of the input.' })
  @Costs({ items: 1 }) // the mutation counts them
  participants!: readonly Participant[];
}
