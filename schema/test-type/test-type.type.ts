import { Field, ID, ObjectType } from 'type-graphql';
import { Language } from '../language.ts';

@ObjectType({ description: 'A test in another language.' })
export class TestTypeTranslation {
  @Field(() => Language)
  language!: `${Language}`;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  instructions!: string | null;
}

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

  @Field(() => [TestTypeTranslation], { description: 'At most one for each language.' })
  translations!: readonly TestTypeTranslation[];
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
