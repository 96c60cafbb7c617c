import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { TakesArgs } from '../loaded-ahead.ts';
import type { Participant } from '../participant/participant.type.ts';
import { ScoringModel } from '../scoring-model/scoring-model.type.ts';
import { TestType } from '../test-type/test-type.type.ts';
import { MovementMeasures, ScoreReason } from './movement.type.ts';
import { Axis, DownloadFormat, RecordingStatus, ScoreBand } from './recording.enums.ts';
import { DownloadArgs, SeriesArgs } from './recordings.args.ts';

@ObjectType({ description: 'Why a recording stopped.' })
export class Failure {
  @Field(() => String, { description: 'Stable code.' })
  code!: string;

  @Field(() => String)
  message!: string;

  @Field(() => Boolean, { description: 'Whether running it again may help.' })
  retryable!: boolean;
}

@ObjectType({ description: 'A closed range in score points.' })
export class Interval {
  @Field(() => Float)
  low!: number;

  @Field(() => Float)
  high!: number;
}

@ObjectType({ description: 'What was measured about the samples themselves.' })
export class RecordingQuality {
  @Field(() => Float, { description: 'Samples a second outside the gaps.' })
  sampleRateHz!: number;

  @Field(() => Int)
  sampleCount!: number;

  @Field(() => Int, { description: 'Steps more than three times as long as the median step.' })
  gapCount!: number;

  @Field(() => Float)
  longestGapMs!: number;

  @Field(() => [Axis], { description: 'Axes without values, or with nothing but zeros.' })
  missingAxes!: readonly `${Axis}`[];

  @Field(() => Int, { description: 'Samples that share their moment with the one before.' })
  duplicateStampCount!: number;

  @Field(() => Int, { description: 'Samples that arrived out of order and were sorted by time.' })
  reorderedCount!: number;

  @Field(() => Int, { description: 'Samples cut off because the columns were not equally long.' })
  trimmedCount!: number;

  @Field(() => Int, { description: 'Offset from UTC of the first sample as it was sent.' })
  utcOffsetMinutes!: number;
}

@ObjectType({ description: 'The values of one axis.' })
export class AxisValues {
  @Field(() => Axis)
  axis!: `${Axis}`;

  @Field(() => [Float], {
    nullable: true,
    description: 'One for each of `offsetsMs`; null when the phone had no such axis.',
  })
  values!: readonly number[] | null;
}

@ObjectType({
  description: 'Samples, thinned to `maxPoints` so that each minimum and maximum survives.',
})
export class SensorSeries {
  @Field(() => [Float], { description: 'Milliseconds since the first sample of the recording.' })
  offsetsMs!: readonly number[];

  @Field(() => [AxisValues], { description: 'One entry for each axis, in the order asked for.' })
  values!: readonly AxisValues[];
}

@ObjectType({ description: 'A link that needs no token, for a short while.' })
export class Download {
  @Field(() => String)
  url!: string;

  @Field(() => Date)
  expiresAt!: Date;
}

@ObjectType({ description: 'One movement test, as a phone recorded it.' })
export class Recording {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date)
  endedAt!: Date;

  @Field(() => Float)
  durationSeconds!: number;

  @Field(() => Boolean, { description: 'Whether models learn from it.' })
  training!: boolean;

  @Field(() => String, { nullable: true })
  notes!: string | null;

  @Field(() => RecordingStatus)
  status!: `${RecordingStatus}`;

  @Field(() => Failure, { nullable: true })
  failure!: Failure | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What the model of this person says, 0 to 100; null until SCORED. 0 is a score.',
  })
  score!: number | null;

  @Field(() => Interval, { nullable: true, description: 'Holds the truth with 90 % probability.' })
  scoreInterval!: Interval | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when the model was not clearly better than always answering the mean.',
  })
  lowConfidence!: boolean | null;

  @Field(() => ScoreBand, { nullable: true })
  band!: `${ScoreBand}` | null;

  @Field(() => Date, { nullable: true })
  scoredAt!: Date | null;

  @Field(() => Int, { nullable: true, description: "A clinician's own score, 0 to 100." })
  clinicianScore!: number | null;

  @Field(() => RecordingQuality, { nullable: true, description: 'Null until converted.' })
  quality!: RecordingQuality | null;

  @Field(() => MovementMeasures, {
    nullable: true,
    description:
      'Null until converted, and of recordings that were converted before it was measured.',
  })
  movement!: MovementMeasures | null;

  @Field(() => [ScoreReason], {
    description: 'What moved the score most, the strongest first; empty without a score.',
  })
  reasons!: readonly ScoreReason[];

  /** A field of the API by `participant.type.ts`. */
  participant!: Participant;

  @Field(() => TestType)
  testType!: TestType;

  @Field(() => ScoringModel, { nullable: true, description: 'The model that made the score.' })
  model!: ScoringModel | null;

  @Field(() => SensorSeries, { description: 'UNAVAILABLE until the recording is converted.' })
  @Costs<SeriesArgs>({ weight: ({ axes }) => 100 + 20 * (axes?.length ?? 0) })
  @TakesArgs(() => SeriesArgs)
  series!: SensorSeries;

  @Field(() => Download, { description: 'UNAVAILABLE until the recording is converted.' })
  @Costs<DownloadArgs>({ weight: ({ format }) => (format === DownloadFormat.PDF ? 2000 : 20) })
  @TakesArgs(() => DownloadArgs)
  download!: Download;
}
