import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { MaxItems } from '../limits.ts';
import { Language } from '../language.ts';
import { PagingArgs } from '../paging/paging.args.ts';
import { Axis, DownloadFormat, RecordingOrder, RecordingStatus } from './recording.enums.ts';

const RECORDING_STATUSES = Object.keys(RecordingStatus).length;

@InputType({ description: 'All given conditions hold.' })
export class RecordingFilter {
  @Field(() => ID, { nullable: true, description: 'Id or key of the test type.' })
  testType?: string | null;

  @Field(() => [RecordingStatus], { nullable: true, description: 'Any of these.' })
  @MaxItems(RECORDING_STATUSES)
  status?: `${RecordingStatus}`[] | null;

  @Field(() => Boolean, { nullable: true })
  training?: boolean | null;

  @Field(() => Date, { nullable: true, description: 'Started then or later.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Started before then.' })
  to?: Date | null;
}

@ArgsType()
export class RecordingsArgs extends PagingArgs {
  @Field(() => RecordingFilter, { nullable: true })
  filter?: RecordingFilter | null;

  @Field(() => RecordingOrder, { nullable: true, description: 'STARTED_AT_DESC when left out.' })
  orderBy?: RecordingOrder | null;
}

@ArgsType()
export class LatestRecordingArgs {
  @Field(() => ID, { nullable: true, description: 'Id or key; any test type when left out.' })
  testType?: string | null;

  @Field(() => [RecordingStatus], {
    nullable: true,
    description: 'Any of these; any when left out.',
  })
  @MaxItems(RECORDING_STATUSES)
  status?: `${RecordingStatus}`[] | null;
}

@ArgsType()
export class ScoreSummaryArgs {
  @Field(() => ID, { nullable: true, description: 'Id or key; all test types when left out.' })
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
    description: 'How many days up to the newest score, from 1 to 3660.',
  })
  days!: number;
}

@ArgsType()
export class ModelHistoryArgs {
  @Field(() => ID, { nullable: true, description: 'Id or key; all test types when left out.' })
  testType?: string | null;
}

@ArgsType()
export class AxisRangesArgs {
  @Field(() => Axis, { nullable: true, description: 'All nine when left out.' })
  axis?: `${Axis}` | null;

  @Field(() => ID, { nullable: true, description: 'Id or key; all test types when left out.' })
  testType?: string | null;

  @Field(() => Date, { nullable: true, description: 'Inclusive.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Exclusive.' })
  to?: Date | null;
}

@ArgsType()
export class SeriesArgs {
  @Field(() => [Axis], { description: 'At most nine.' })
  @MaxItems(Object.keys(Axis).length)
  axes!: `${Axis}`[];

  @Field(() => Float, {
    nullable: true,
    description: 'Milliseconds since the first sample, inclusive.',
  })
  from?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Milliseconds since the first sample, inclusive.',
  })
  to?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Thin to at most so many points; all when left out.',
  })
  maxPoints?: number | null;
}

@ArgsType()
export class DownloadArgs {
  @Field(() => DownloadFormat)
  format!: `${DownloadFormat}`;

  @Field(() => Language, { defaultValue: 'en', description: 'Of a PDF.' })
  language!: `${Language}`;
}
