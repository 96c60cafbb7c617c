import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { TakesArgs } from '../loaded-ahead.ts';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { Download } from '../recording/recording.type.ts';
import { SqlValues } from '../scalars.ts';

export enum SqlQueryState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(SqlQueryState, { name: 'SqlQueryState' });

export enum SqlResultFormat {
  CSV = 'CSV',
  PARQUET = 'PARQUET',
  ARROW = 'ARROW',
}

registerEnumType(SqlResultFormat, {
  name: 'SqlResultFormat',
  valuesConfig: {
    CSV: { description: 'With a header; null is nothing, an empty text is "".' },
    PARQUET: { description: 'Every column nullable.' },
    ARROW: { description: 'An IPC stream.' },
  },
});

@ObjectType({ description: 'A column that can be queried.' })
export class LakeColumn {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'string, timestamp (UTC), date, double, int or boolean.' })
  type!: string;

  @Field(() => String, { description: 'Unit, and what null means.' })
  description!: string;
}

@ObjectType({ description: 'A table that can be queried: the recordings of your organization.' })
export class LakeTable {
  @Field(() => String)
  name!: string;

  @Field(() => [LakeColumn])
  columns!: readonly LakeColumn[];
}

@ObjectType({ description: 'A column of an answer.' })
export class SqlColumn {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'As Arrow calls it, such as Float64.' })
  type!: string;
}

@ObjectType({ description: 'A place in a text of several lines.' })
export class TextPlace {
  @Field(() => Int, { description: 'From 1.' })
  line!: number;

  @Field(() => Int, { description: 'From 1, in characters, of which an emoji is one.' })
  column!: number;
}

@ObjectType({ description: 'Why a query failed.' })
export class SqlFailure {
  @Field(() => String, {
    description: 'INVALID_INPUT, LIMIT_EXCEEDED or UNAVAILABLE.',
  })
  code!: string;

  @Field(() => String, { description: 'What is wrong with the statement, and where.' })
  message!: string;

  @Field(() => TextPlace, {
    nullable: true,
    description: 'Where in the statement; null when the engine does not say.',
  })
  place!: TextPlace | null;
}

@ObjectType({ description: 'What a query took.' })
export class SqlStatistics {
  @Field(() => Int)
  rowCount!: number;

  @Field(() => Float, { description: 'Bytes of the answer, as Arrow.' })
  resultBytes!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Bytes of files that were read; null where the engine does not say.',
  })
  scannedBytes!: number | null;

  @Field(() => Boolean, {
    description: 'Whether an answer that was there already was given again.',
  })
  reused!: boolean;
}

@ArgsType()
export class SqlRowsArgs {
  @Field(() => Int, { defaultValue: 0, description: 'How many rows to leave out first.' })
  offset!: number;

  @Field(() => Int, { defaultValue: 100, description: 'How many at most, from 1 to 1000.' })
  limit!: number;
}

@ArgsType()
export class SqlDownloadArgs {
  @Field(() => SqlResultFormat)
  format!: `${SqlResultFormat}`;
}

@ObjectType({ description: 'A SELECT over the lake. Its answer is kept for 24 hours.' })
export class SqlQuery {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  statement!: string;

  @Field(() => SqlValues, { description: 'What each `?` of the statement stands for.' })
  parameters!: readonly SqlValue[];

  @Field(() => SqlQueryState)
  state!: `${SqlQueryState}`;

  @Field(() => SqlFailure, { nullable: true })
  failure!: SqlFailure | null;

  @Field(() => [SqlColumn], { nullable: true, description: 'Null until it succeeded.' })
  columns!: readonly SqlColumn[] | null;

  @Field(() => SqlStatistics, { nullable: true, description: 'Null until it succeeded.' })
  statistics!: SqlStatistics | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when the answer can be read; null when there is none.',
  })
  resultExpiresAt!: Date | null;

  @Costs({ weight: 50 })
  @Field(() => [SqlValues], {
    description:
      'Rows of the answer, each a list of values in the order of the columns. Moments are ISO 8601 text in UTC, whole numbers beyond 2^53 are text. CONFLICT while there is no answer.',
  })
  @TakesArgs(() => SqlRowsArgs)
  rows!: readonly (readonly SqlValue[])[];

  @Costs({ weight: 100 })
  @Field(() => Download, {
    description: 'The whole answer as a file. CONFLICT while there is none.',
  })
  @TakesArgs(() => SqlDownloadArgs)
  download!: Download;
}

@ObjectType()
export class SqlQueryEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => SqlQuery)
  node!: SqlQuery;
}

@ObjectType({ description: 'A page of queries.' })
export class SqlQueryConnection {
  @Field(() => [SqlQueryEdge])
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly SqlQueryEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
