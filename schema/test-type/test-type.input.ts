import { Field, ID, InputType } from 'type-graphql';
import { Language } from '../language.ts';
import { MaxItems } from '../limits.ts';

@InputType({ description: 'A test in another language.' })
export class TestTypeTranslationInput {
  @Field(() => Language, { description: 'Language of the texts.' })
  language!: `${Language}`;

  @Field(() => String, { description: 'Name of the test. At most 200 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the participant is asked to do. At most 10,000 characters.',
  })
  instructions?: string | null;
}

@InputType({ description: 'A new movement test.' })
export class CreateTestTypeInput {
  @Field(() => String, {
    description:
      'Lower-case letters, digits and hyphens, such as sit-to-stand; at most 100 characters. It cannot be changed later.',
  })
  key!: string;

  @Field(() => String, {
    description: 'Name of the test, used where no translation fits. At most 200 characters.',
  })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the participant is asked to do. At most 10,000 characters.',
  })
  instructions?: string | null;

  @Field(() => [TestTypeTranslationInput], {
    nullable: true,
    description: 'At most one for each language.',
  })
  @MaxItems(Object.keys(Language).length)
  translations?: TestTypeTranslationInput[] | null;
}

@InputType({ description: 'Replaces every text of a test type. The key cannot be changed.' })
export class ChangeTestTypeInput {
  @Field(() => ID, { description: 'Id or key of the test type.' })
  testType!: string;

  @Field(() => String, {
    description: 'Name of the test, used where no translation fits. At most 200 characters.',
  })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What the participant is asked to do. At most 10,000 characters. Removed when omitted.',
  })
  instructions?: string | null;

  @Field(() => [TestTypeTranslationInput], {
    nullable: true,
    description: 'At most one for each language. Removed when omitted.',
  })
  @MaxItems(Object.keys(Language).length)
  translations?: TestTypeTranslationInput[] | null;
}

@InputType({ description: 'A participant and a test to assign.' })
export class AssignTestInput {
  @Field(() => ID, { description: 'Id of the participant.' })
  participantId!: string;

  @Field(() => ID, { description: 'Id or key of the test type.' })
  testType!: string;
}

@InputType({ description: 'A participant and an assigned test to remove.' })
export class UnassignTestInput extends AssignTestInput {}

@InputType({ description: 'Tests to assign to, and to remove from, every given participant.' })
export class ChangeAssignmentsInput {
  @Field(() => [ID], { description: 'From 1 to 1,000 participants.' })
  @MaxItems(1000)
  participantIds!: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Tests to assign: ids or keys, at most 100.',
  })
  @MaxItems(100)
  assign?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Tests to unassign: ids or keys, at most 100. None of them may also be in `assign`.',
  })
  @MaxItems(100)
  unassign?: string[] | null;
}
