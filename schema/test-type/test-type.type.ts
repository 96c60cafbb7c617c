import { Field, ID, ObjectType } from 'type-graphql';
import { Language } from '../language.ts';

@ObjectType({ description: 'The texts of a test in one more language.' })
export class TestTypeTranslation {
  @Field(() => Language, { description: 'Language of the texts.' })
  language!: `${Language}`;

  @Field(() => String, { description: 'Name of the test.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What the participant is asked to do.' })
  instructions!: string | null;
}

@ObjectType({ description: 'A movement test that a participant can do at home.' })
export class TestType {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, {
    description:
      'Short name in lower case with hyphens, unique in the organization. Uploaded recordings carry it as `movement`.',
  })
  key!: string;

  @Field(() => String, { description: 'Name of the test, used where no translation fits.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What the participant is asked to do.' })
  instructions!: string | null;

  @Field(() => [TestTypeTranslation], { description: 'At most one for each language.' })
  translations!: readonly TestTypeTranslation[];
}

@ObjectType({ description: 'A test that is assigned to a participant.' })
export class Assignment {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => TestType, { description: 'The assigned test.' })
  testType!: TestType;

  @Field(() => Date, { description: 'When the test was assigned.' })
  assignedAt!: Date;
}
