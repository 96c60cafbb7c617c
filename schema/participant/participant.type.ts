import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { TakesArgs } from '../loaded-ahead.ts';
import { RecordingConnection } from '../recording/recording-connection.type.ts';
import { Axis } from '../recording/recording.enum.ts';
import { Recording } from '../recording/recording.type.ts';
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
import { AttentionReason } from './attention-reason.enum.ts';

@ObjectType({ description: 'A care provider in a care team.' })
export class CareProvider {
  @Field(() => ID, { description: 'Id of the user.' })
  id!: string;

  @Field(() => String, { description: 'Given and family name.' })
  name!: string;

  @Field(() => String, { description: 'Email address of the user.' })
  email!: string;
}

@ObjectType({
  description: 'Scores in a period, compared with the period of equal length before it.',
})
export class ScoreSummary {
  @Field(() => Float, { nullable: true, description: 'Mean score; null without scores.' })
  average!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lowest score; null without scores.' })
  minimum!: number | null;

  @Field(() => Float, { nullable: true, description: 'Highest score; null without scores.' })
  maximum!: number | null;

  @Field(() => Int, { description: 'Number of scored recordings.' })
  count!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean score in the period before; null without scores there.',
  })
  previousAverage!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '`average` minus `previousAverage`; null when either is null.',
  })
  change!: number | null;
}

@ObjectType({
  description:
    'The range of one axis over all recordings of one test type that started on one UTC day.',
})
export class AxisRange {
  @Field(() => Axis, { description: 'The sensor axis.' })
  axis!: `${Axis}`;

  @Field(() => String, { description: 'UTC day, YYYY-MM-DD.' })
  date!: string;

  @Field(() => Float, { description: 'In the unit of the axis.' })
  minimum!: number;

  @Field(() => Float, { description: 'In the unit of the axis.' })
  maximum!: number;

  @Field(() => TestType, { description: 'The test of the recordings.' })
  testType!: TestType;
}

@ObjectType({
  description: 'Daily scores of one test, as columns. Days without scores are omitted.',
})
export class ScoreTrend {
  @Field(() => TestType, { description: 'The scored test.' })
  testType!: TestType;

  @Field(() => [String], { description: 'UTC days, YYYY-MM-DD, oldest first.' })
  dates!: readonly string[];

  @Field(() => [Float], { description: 'Mean score of each day in `dates`.' })
  averages!: readonly number[];
}

@ObjectType({ description: 'A person who does movement tests at home.' })
export class Participant {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, { description: 'Given name.' })
  givenName!: string;

  @Field(() => String, { description: 'Family name.' })
  familyName!: string;

  @Field(() => String, { nullable: true, description: 'Email address; null when it is not known.' })
  email!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The `user_id` in recordings that the mobile app uploads, such as region:uuid.',
  })
  identityId!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the participant gave consent; null without consent.',
  })
  consentedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the participant asked to be erased; null without a request.',
  })
  erasureRequestedAt!: Date | null;

  @Field(() => Invitation, {
    nullable: true,
    description:
      'The newest invitation that the participant has not accepted. It may have expired.',
  })
  invitation!: Invitation | null;

  @Field(() => [CareProvider], { description: 'The care team.' })
  careProviders!: readonly CareProvider[];

  @Field(() => [Assignment], { description: 'The tests that are assigned to the participant.' })
  assignments!: readonly Assignment[];

  @Field(() => [AttentionReason], {
    description: 'Why the participant needs attention, most urgent first. Empty when nothing does.',
  })
  attention!: readonly `${AttentionReason}`[];

  @Field(() => Recording, { nullable: true, description: 'The recording that started last.' })
  @TakesArgs(() => LatestRecordingArgs)
  latestRecording!: Recording | null;

  @Field(() => RecordingConnection, { description: 'A page of the participant’s recordings.' })
  @TakesArgs(() => RecordingsArgs)
  recordings!: RecordingConnection;

  @Field(() => ScoreSummary, { description: 'Scores of recordings that started in [from, to).' })
  @Costs({ weight: 10 })
  @TakesArgs(() => ScoreSummaryArgs)
  scoreSummary!: ScoreSummary;

  @Field(() => [ScoreTrend], {
    description: 'Daily scores by test type, over the days up to the newest score.',
  })
  @Costs({ weight: 10 })
  @TakesArgs(() => ScoreTrendsArgs)
  scoreTrends!: readonly ScoreTrend[];

  @Field(() => [AxisRange], { description: 'Ranges by day, test type and axis, oldest first.' })
  @Costs({ items: 200 })
  @TakesArgs(() => AxisRangesArgs)
  axisRanges!: readonly AxisRange[];

  @Field(() => [ScoringModel], { description: 'The current model of each test type.' })
  models!: readonly ScoringModel[];

  @Field(() => [ScoringModel], {
    description: 'Every model of the participant so far, oldest first.',
  })
  @Costs({ items: 50 })
  @TakesArgs(() => ModelHistoryArgs)
  modelHistory!: readonly ScoringModel[];
}

// Declared here, because the two files would otherwise import each other.
Field(() => Participant, { description: 'The participant who did the test.' })(
  Recording.prototype,
  'participant',
);
