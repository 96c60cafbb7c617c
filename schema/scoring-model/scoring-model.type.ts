import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { TestType } from '../test-type/test-type.type.ts';

@ObjectType({ description: 'A model that scores the recordings of one participant and test type.' })
export class ScoringModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'Counts up from 1 for each participant and test type.' })
  version!: number;

  @Field(() => Date)
  trainedAt!: Date;

  @Field(() => Int, { description: 'How many training recordings it learned from.' })
  trainingCount!: number;

  @Field(() => [ID], { description: 'The training recordings it learned from.' })
  trainingRecordingIds!: readonly string[];

  @Field(() => Float, {
    description:
      'Leave-one-out error in score points: how far off it was, on average, on training recordings left out one at a time.',
  })
  meanAbsoluteError!: number;

  @Field(() => Float, {
    description: 'The same error of always answering the mean of the other training scores.',
  })
  baselineError!: number;

  @Field(() => Boolean, {
    description: 'True when it was not clearly better than always answering the mean.',
  })
  lowConfidence!: boolean;

  @Field(() => Int, { description: 'Version of the movement features that it reads.' })
  featureVersion!: number;

  @Field(() => TestType)
  testType!: TestType;
}
