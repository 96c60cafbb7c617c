import { ArgsType, Field, Float, ID, Int } from 'type-graphql';
import { Language } from '../language.ts';
import { MaxItems } from '../limits.ts';
import { PagingArgs } from '../paging/paging.args.ts';
import { Axis, DownloadFormat, RecordingOrder, RecordingStatus } from './recording.enum.ts';
import { RECORDING_STATUSES, RecordingFilter } from './recordings.input.ts';

@ArgsType()
export class RecordingsArgs extends PagingArgs {
  @Field(() => RecordingFilter, { nullable: true, description: 'Every recording when omitted.' })
  filter?: RecordingFilter | null;

  @Field(() => RecordingOrder, { nullable: true, description: 'STARTED_AT_DESC when omitted.' })
  orderBy?: RecordingOrder | null;
}

@ArgsType()
export class LatestRecordingArgs {
  @Field(() => ID, { nullable: true, description: 'Id or key of the test type; any when omitted.' })
  testType?: string | null;

  @Field(() => [RecordingStatus], {
    nullable: true,
    description: 'Any of these; any status when omitted.',
  })
  @MaxItems(RECORDING_STATUSES)
  status?: `${RecordingStatus}`[] | null;
}

@ArgsType()
export class ScoreSummaryArgs {
  @Field(() => ID, { nullable: true, description: 'Id or key of the test type; all when omitted.' })
  testType?: string | null;

  @Field(() => Date, { description: 'Inclusive.' })
  from!: Date;

  @Field(() => Date, { description: 'Exclusive.' })
  to!: Date;
}

@ArgsType()
export class ScoreTrendsArgs {
  @Field(() => Int, {
    defaultValue: 90,
    description: 'Number of days up to the newest score, from 1 to 3660.',
  })
  days!: number;
}

@ArgsType()
export class ModelHistoryArgs {
  @Field(() => ID, { nullable: true, description: 'Id or key of the test type; all when omitted.' })
  testType?: string | null;
}

@ArgsType()
export class AxisRangesArgs {
  @Field(() => Axis, { nullable: true, description: 'All nine axes when omitted.' })
  axis?: `${Axis}` | null;

  @Field(() => ID, { nullable: true, description: 'Id or key of the test type; all when omitted.' })
  testType?: string | null;

  @Field(() => Date, { nullable: true, description: 'Inclusive.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Exclusive.' })
  to?: Date | null;
}

@ArgsType()
export class SeriesArgs {
  @Field(() => [Axis], { description: 'From one to nine axes.' })
  @MaxItems(Object.keys(Axis).length)
  axes!: `${Axis}`[];

  @Field(() => Float, {
    nullable: true,
    description: 'Milliseconds since the first sample, inclusive; the first sample when omitted.',
  })
  from?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Milliseconds since the first sample, inclusive; the last sample when omitted.',
  })
  to?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Maximum number of points. INVALID_INPUT when it is too small for the minimum and maximum of each axis. Every sample when omitted.',
  })
  maxPoints?: number | null;
}

@ArgsType()
export class DownloadArgs {
  @Field(() => DownloadFormat, { description: 'File format.' })
  format!: `${DownloadFormat}`;

  @Field(() => Language, { defaultValue: 'en', description: 'Language of a PDF.' })
  language!: `${Language}`;
}
