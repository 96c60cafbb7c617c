import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { TakesArgs } from '../loaded-ahead.ts';
import { Axis } from '../recording/recording.enums.ts';
import { Recording } from '../recording/recording.type.ts';
import { RecordingConnection } from '../recording/recording.connection.ts';
import {
  AxisRangesArgs,
  LatestRecordingArgs,
  ModelHistoryArgs,
  RecordingsArgs,
  ScoreSummaryArgs,
  ScoreTrendsArgs,
} from '../recording/recordings.args.ts';
import { ScoringModel } from '../scoring-model/scoring-model.type.ts';
import { Assignment, TestType } from '../test-type/test-type.type.ts';
import { Invitation } from '../user/invitation.type.ts';
import { AttentionReason } from './attention.ts';

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
  @Field(() => Axis)
  axis!: `${Axis}`;

  @Field(() => String, { description: 'UTC day, YYYY-MM-DD.' })
  date!: string;

  @Field(() => Float, { description: 'In the unit of the axis.' })
  minimum!: number;

  @Field(() => Float, { description: 'In the unit of the axis.' })
  maximum!: number;

  @Field(() => TestType)
  testType!: TestType;
}

@ObjectType({
  description: 'The scores of one test by day, in columns; days without scores are left out.',
})
export class ScoreTrend {
  @Field(() => TestType)
  testType!: TestType;

  @Field(() => [String], { description: 'UTC days, YYYY-MM-DD, oldest first.' })
  dates!: readonly string[];

  @Field(() => [Float], { description: 'The mean score of each of `dates`.' })
  averages!: readonly number[];
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

  @Field(() => Date, {
    nullable: true,
    description: 'When the person asked to be forgotten; null when they did not.',
  })
  erasureRequestedAt!: Date | null;

  @Field(() => Invitation, {
    nullable: true,
    description: 'The newest that the person has not accepted; it may have expired.',
  })
  invitation!: Invitation | null;

  @Field(() => [CareProvider], { description: 'Who has the person in care.' })
  careProviders!: readonly CareProvider[];

  @Field(() => [Assignment], { description: 'The tests that the person is asked to do.' })
  assignments!: readonly Assignment[];

  @Field(() => [AttentionReason], {
    description: 'Why somebody should look at this person, the most urgent first; often empty.',
  })
  attention!: readonly `${AttentionReason}`[];

  @Field(() => Recording, { nullable: true, description: 'The one that started last.' })
  @TakesArgs(() => LatestRecordingArgs)
  latestRecording!: Recording | null;

  @Field(() => RecordingConnection)
  @TakesArgs(() => RecordingsArgs)
  recordings!: RecordingConnection;

  @Field(() => ScoreSummary, { description: 'Scores of recordings that started in [from, to).' })
  @Costs({ weight: 10 })
  @TakesArgs(() => ScoreSummaryArgs)
  scoreSummary!: ScoreSummary;

  @Field(() => [ScoreTrend], {
    description: 'The last days up to the person’s newest score, by test type.',
  })
  @Costs({ weight: 10 })
  @TakesArgs(() => ScoreTrendsArgs)
  scoreTrends!: readonly ScoreTrend[];

  @Field(() => [AxisRange], { description: 'By day, test type and axis, oldest first.' })
  @Costs({ items: 200 })
  @TakesArgs(() => AxisRangesArgs)
  axisRanges!: readonly AxisRange[];

  @Field(() => [ScoringModel], { description: 'The current model of each test type.' })
  models!: readonly ScoringModel[];

  @Field(() => [ScoringModel], { description: 'Every model that there has been, oldest first.' })
  @Costs({ items: 50 })
  @TakesArgs(() => ModelHistoryArgs)
  modelHistory!: readonly ScoringModel[];
}

// Declared here, or the two files would import each other.
Field(() => Participant)(Recording.prototype, 'participant');

export enum ParticipantOrder {
  NAME_ASC = 'NAME_ASC',
  NAME_DESC = 'NAME_DESC',
  ATTENTION = 'ATTENTION',
  LATEST_RECORDING_DESC = 'LATEST_RECORDING_DESC',
  LATEST_RECORDING_ASC = 'LATEST_RECORDING_ASC',
  LATEST_SCORE_DESC = 'LATEST_SCORE_DESC',
  LATEST_SCORE_ASC = 'LATEST_SCORE_ASC',
}

registerEnumType(ParticipantOrder, {
  name: 'ParticipantOrder',
  description:
    'NAME orders by family name, then given name, and decides between equals in all other orders.',
  valuesConfig: {
    ATTENTION: { description: 'Those who need attention first, the most urgent before others.' },
    LATEST_RECORDING_ASC: { description: 'Those without a recording come first.' },
    LATEST_RECORDING_DESC: { description: 'Those without a recording come last.' },
    LATEST_SCORE_ASC: { description: 'By the newest score. Those without one come last.' },
    LATEST_SCORE_DESC: { description: 'By the newest score. Those without one come last.' },
  },
});
