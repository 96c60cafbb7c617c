import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { TakesArgs } from '../loaded-ahead.ts';
import type { Participant } from '../participant/participant.type.ts';
import { ScoringModel } from '../scoring-model/scoring-model.type.ts';
import { TestType } from '../test-type/test-type.type.ts';
import { MovementMeasures, ScoreReason } from './movement.type.ts';
import { Axis, DownloadFormat, RecordingStatus, ScoreBand } from './recording.enum.ts';
import { DownloadArgs, SeriesArgs } from './recordings.args.ts';

@ObjectType({ description: 'Why processing failed.' })
export class Failure {
  @Field(() => String, { description: 'Stable error code.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether a retry may succeed.' })
  retryable!: boolean;
}

@ObjectType({ description: 'A closed range of scores.' })
export class Interval {
  @Field(() => Float, { description: 'Lower end, in score points.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end, in score points.' })
  high!: number;
}

@ObjectType({ description: 'Quality of the samples.' })
export class RecordingQuality {
  @Field(() => Float, { description: 'Samples per second outside gaps.' })
  sampleRateHz!: number;

  @Field(() => Int, { description: 'Number of samples.' })
  sampleCount!: number;

  @Field(() => Int, {
    description: 'Number of gaps: steps more than three times as long as the usual step.',
  })
  gapCount!: number;

  @Field(() => Float, { description: 'Length of the longest gap in milliseconds; 0 without gaps.' })
  longestGapMs!: number;

  @Field(() => [Axis], { description: 'Axes without values, or with nothing but zeros.' })
  missingAxes!: readonly `${Axis}`[];

  @Field(() => Int, { description: 'Number of samples with the same time as the sample before.' })
  duplicateStampCount!: number;

  @Field(() => Int, {
    description: 'Number of samples that arrived out of order and were sorted by time.',
  })
  reorderedCount!: number;

  @Field(() => Int, {
    description: 'Number of samples cut off because the columns had different lengths.',
  })
  trimmedCount!: number;

  @Field(() => Int, {
    description: 'Offset from UTC of the first sample, as submitted, in minutes.',
  })
  utcOffsetMinutes!: number;
}

@ObjectType({ description: 'The values of one axis.' })
export class AxisValues {
  @Field(() => Axis, { description: 'The sensor axis.' })
  axis!: `${Axis}`;

  @Field(() => [Float], {
    nullable: true,
    description: 'One value for each of `offsetsMs`; null when the phone lacks this axis.',
  })
  values!: readonly number[] | null;
}

@ObjectType({
  description: 'Samples, thinned to `maxPoints` so that every minimum and maximum is kept.',
})
export class SensorSeries {
  @Field(() => [Float], { description: 'Milliseconds since the first sample of the recording.' })
  offsetsMs!: readonly number[];

  @Field(() => [AxisValues], {
    description: 'One entry for each requested axis, in the requested order.',
  })
  values!: readonly AxisValues[];
}

@ObjectType({ description: 'A download link. It needs no token and expires soon.' })
export class Download {
  @Field(() => String, { description: 'Address for a GET request.' })
  url!: string;

  @Field(() => Date, { description: 'When the link expires.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'One movement test, as recorded by a phone.' })
export class Recording {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => Date, { description: 'When the recording started.' })
  startedAt!: Date;

  @Field(() => Date, { description: 'When the recording ended.' })
  endedAt!: Date;

  @Field(() => Float, { description: 'Duration in seconds.' })
  durationSeconds!: number;

  @Field(() => Boolean, { description: 'Whether models learn from it.' })
  training!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Notes of the care team or the app; null without notes.',
  })
  notes!: string | null;

  @Field(() => RecordingStatus, { description: 'How far the recording has been processed.' })
  status!: `${RecordingStatus}`;

  @Field(() => Failure, {
    nullable: true,
    description: 'Why processing failed; null unless the status is FAILED.',
  })
  failure!: Failure | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The score by the model of this participant, from 0 to 100; null until SCORED. 0 is a score.',
  })
  score!: number | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'The true score is in this range with 90 % probability. Null without a score.',
  })
  scoreInterval!: Interval | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the model was not clearly better than predicting the mean. Null without a score.',
  })
  lowConfidence!: boolean | null;

  @Field(() => ScoreBand, {
    nullable: true,
    description: 'Rating of the score; null without a score.',
  })
  band!: `${ScoreBand}` | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the recording was scored; null without a score.',
  })
  scoredAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'A clinician’s own score, from 0 to 100.' })
  clinicianScore!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether the clinician’s score arrived with the recording from the participant’s account or the inbox. It was then ' +
      'entered on the phone, and who entered it is unknown. False after a care provider has set a score.',
  })
  clinicianScoreFromPhone!: boolean;

  @Field(() => RecordingQuality, {
    nullable: true,
    description: 'Quality of the samples; null until converted.',
  })
  quality!: RecordingQuality | null;

  @Field(() => MovementMeasures, {
    nullable: true,
    description:
      'Measures of the movement; null until converted, and for recordings converted by a version that did not measure it.',
  })
  movement!: MovementMeasures | null;

  @Field(() => [ScoreReason], {
    description: 'What changed the score most, strongest first. Empty without a score.',
  })
  reasons!: readonly ScoreReason[];

  /** `participant.type.ts` declares this field. */
  participant!: Participant;

  @Field(() => TestType, { description: 'The test that was done.' })
  testType!: TestType;

  @Field(() => ScoringModel, {
    nullable: true,
    description: 'The model that computed the score; null without a score.',
  })
  model!: ScoringModel | null;

  @Field(() => SensorSeries, {
    description:
      'The samples of some axes. UNAVAILABLE until the recording is converted; INVALID_INPUT for a wrong argument.',
  })
  @Costs<SeriesArgs>({ weight: ({ axes }) => 100 + 20 * (axes?.length ?? 0) })
  @TakesArgs(() => SeriesArgs)
  series!: SensorSeries;

  @Field(() => Download, {
    description:
      'The recording as a file. UNAVAILABLE until the recording is converted; JSON is always available.',
  })
  @Costs<DownloadArgs>({ weight: ({ format }) => (format === DownloadFormat.PDF ? 2000 : 20) })
  @TakesArgs(() => DownloadArgs)
  download!: Download;
}
