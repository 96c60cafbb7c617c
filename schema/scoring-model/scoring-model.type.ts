import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { TestType } from '../test-type/test-type.type.ts';

@ObjectType({ description: 'A model that scores the recordings of one participant and test type.' })
export class ScoringModel {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => Int, { description: 'Counts up from 1 for each participant and test type.' })
  version!: number;

  @Field(() => Date, { description: 'When the model was trained.' })
  trainedAt!: Date;

  @Field(() => Int, { description: 'Number of training recordings that the model learned from.' })
  trainingCount!: number;

  @Field(() => [ID], { description: 'Ids of the training recordings that the model learned from.' })
  trainingRecordingIds!: readonly string[];

  @Field(() => Float, {
    description:
      'Mean leave-one-out error in score points: each training recording is scored by a model trained on the others.',
  })
  meanAbsoluteError!: number;

  @Field(() => Float, {
    description:
      'Error in score points of a baseline that predicts the mean of the other training scores.',
  })
  baselineError!: number;

  @Field(() => Boolean, {
    description: 'Whether the model is not clearly better than the baseline.',
  })
  lowConfidence!: boolean;

  @Field(() => Int, { description: 'Version of the movement features that the model reads.' })
  featureVersion!: number;

  @Field(() => TestType, { description: 'The test that the model scores.' })
  testType!: TestType;
}
