import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TakesArgs } from '../loaded-ahead.ts';
import { Recording } from '../recording/recording.type.ts';
import { RecordingConnection } from '../recording/recording.connection.ts';
import {
  AxisRangesArgs,
  LatestRecordingArgs,
  RecordingsArgs,
  ScoreSummaryArgs,
} from '../recording/recordings.args.ts';
import { ScoringModel } from '../scoring-model/scoring-model.type.ts';
import { Assignment, TestType } from '../test-type/test-type.type.ts';

@ObjectType({ description: 'A care provider in a care team.' })
export class CareProvider {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;
}

@ObjectType({
  description:
    'Scores of a period, and how they compare with the period of equal length before it.',
})
export class ScoreSummary {
  @Field(() => Float, { nullable: true, description: 'Mean score; null without scores.' })
  average!: number | null;

  @Field(() => Float, { nullable: true })
  minimum!: number | null;

  @Field(() => Float, { nullable: true })
  maximum!: number | null;

  @Field(() => Int, { description: 'How many scored recordings.' })
  count!: number;

  @Field(() => Float, { nullable: true, description: 'Mean score of the period before.' })
  previousAverage!: number | null;

  @Field(() => Float, { nullable: true, description: 'average minus previousAverage.' })
  change!: number | null;
}

@ObjectType({
  description:
    'The range of one axis over all recordings of one test type that started on one UTC day.',
})
export class AxisRange {
  @Field(() => String, { description: 'UTC day, YYYY-MM-DD.' })
  date!: string;

  @Field(() => Float, { description: 'In the unit of the axis.' })
  minimum!: number;

  @Field(() => Float, { description: 'In the unit of the axis.' })
  maximum!: number;

  @Field(() => TestType)
  testType!: TestType;
}

@ObjectType({ description: 'A person whose movement is followed.' })
export class Participant {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  givenName!: string;

  @Field(() => String)
  familyName!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The `user_id` in recordings that the mobile app uploads, such as region:uuid.',
  })
  identityId!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the person gave consent; null before.' })
  consentedAt!: Date | null;

  @Field(() => [CareProvider], { description: 'Who has the person in care.' })
  careProviders!: readonly CareProvider[];

  @Field(() => [Assignment], { description: 'The tests that the person is asked to do.' })
  assignments!: readonly Assignment[];

  @Field(() => Recording, { nullable: true, description: 'The one that started last.' })
  @TakesArgs(() => LatestRecordingArgs)
  latestRecording!: Recording | null;

  @Field(() => RecordingConnection)
  @TakesArgs(() => RecordingsArgs)
  recordings!: RecordingConnection;

  @Field(() => ScoreSummary, { description: 'Scores of recordings that started in [from, to).' })
  @TakesArgs(() => ScoreSummaryArgs)
  scoreSummary!: ScoreSummary;

  @Field(() => [AxisRange], { description: 'By day and test type, oldest first.' })
  @TakesArgs(() => AxisRangesArgs)
  axisRanges!: readonly AxisRange[];

  @Field(() => [ScoringModel], { description: 'The current model of each test type.' })
  models!: readonly ScoringModel[];
}

// Declared here, or the two files would import each other.
Field(() => Participant)(Recording.prototype, 'participant');

export enum ParticipantOrder {
  NAME_ASC = 'NAME_ASC',
  NAME_DESC = 'NAME_DESC',
}

registerEnumType(ParticipantOrder, {
  name: 'ParticipantOrder',
  description: 'NAME orders by family name, then given name.',
});
