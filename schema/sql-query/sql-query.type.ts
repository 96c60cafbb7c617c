import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { Costs } from '../limits.ts';
import { TakesArgs } from '../loaded-ahead.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { Download } from '../recording/recording.type.ts';
import { SqlValues } from '../scalars.ts';
import { SqlDownloadArgs, SqlRowsArgs } from './sql-query.args.ts';
import { SqlQueryState } from './sql-query.enum.ts';

@ObjectType({ description: 'A column that can be queried.' })
export class LakeColumn {
  @Field(() => String, { description: 'Name of the column.' })
  name!: string;

  @Field(() => String, { description: 'string, timestamp (UTC), date, double, int or boolean.' })
  type!: string;

  @Field(() => String, { description: 'Unit, and the meaning of null.' })
  description!: string;
}

@ObjectType({
  description:
    'A table that can be queried. It has the recordings of the viewer’s organization only.',
})
export class LakeTable {
  @Field(() => String, { description: 'Name of the table.' })
  name!: string;

  @Field(() => [LakeColumn], { description: 'The columns of the table.' })
  columns!: readonly LakeColumn[];
}

@ObjectType({ description: 'A column of a result.' })
export class SqlColumn {
  @Field(() => String, { description: 'Name of the column.' })
  name!: string;

  @Field(() => String, { description: 'Arrow type, such as Float64.' })
  type!: string;
}

@ObjectType({ description: 'A position in a text.' })
export class TextPlace {
  @Field(() => Int, { description: 'Line number, from 1.' })
  line!: number;

  @Field(() => Int, {
    description: 'Column number, from 1. Counts characters; an emoji is one character.',
  })
  column!: number;
}

@ObjectType({ description: 'Why a query failed.' })
export class SqlFailure {
  @Field(() => String, {
    description: 'INVALID_INPUT, LIMIT_EXCEEDED or UNAVAILABLE.',
  })
  code!: string;

  @Field(() => String, { description: 'What is wrong, and where.' })
  message!: string;

  @Field(() => TextPlace, {
    nullable: true,
    description: 'Position in the statement; null when the engine does not report it.',
  })
  place!: TextPlace | null;
}

@ObjectType({ description: 'Statistics of a query.' })
export class SqlStatistics {
  @Field(() => Int, { description: 'Number of rows of the result.' })
  rowCount!: number;

  @Field(() => Float, { description: 'Size of the result in bytes, as Arrow.' })
  resultBytes!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Bytes read from files; null when the engine does not report it.',
  })
  scannedBytes!: number | null;

  @Field(() => Boolean, {
    description: 'Whether the engine reused an earlier result.',
  })
  reused!: boolean;
}

@ObjectType({ description: 'A SELECT over the lake. Its result is kept for 24 hours.' })
export class SqlQuery {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, { description: 'The SQL statement.' })
  statement!: string;

  @Field(() => SqlValues, { description: 'One value for each `?` of the statement.' })
  parameters!: readonly SqlValue[];

  @Field(() => SqlQueryState, { description: 'State of the query.' })
  state!: `${SqlQueryState}`;

  @Field(() => SqlFailure, {
    nullable: true,
    description: 'Why the query failed; null unless the state is FAILED.',
  })
  failure!: SqlFailure | null;

  @Field(() => [SqlColumn], {
    nullable: true,
    description: 'Columns of the result; null until SUCCEEDED.',
  })
  columns!: readonly SqlColumn[] | null;

  @Field(() => SqlStatistics, {
    nullable: true,
    description: 'Statistics of the query; null until SUCCEEDED.',
  })
  statistics!: SqlStatistics | null;

  @Field(() => Date, { description: 'When the query was submitted.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the query started; null until then.' })
  startedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the query reached a final state; null until then.',
  })
  endedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the result expires; null without a result.',
  })
  resultExpiresAt!: Date | null;

  @Costs({ weight: 50 })
  @Field(() => [SqlValues], {
    description:
      'Rows of the result, each a list of values in the order of `columns`. Times are ISO 8601 strings in UTC. A number that JSON would round is a string: integers beyond 2^53, decimals of more than 15 digits, NaN and infinities. Column names are distinct. CONFLICT without a result.',
  })
  @TakesArgs(() => SqlRowsArgs)
  rows!: readonly (readonly SqlValue[])[];

  @Costs({ weight: 100 })
  @Field(() => Download, {
    description: 'The whole result as a file. CONFLICT without a result.',
  })
  @TakesArgs(() => SqlDownloadArgs)
  download!: Download;
}

@ObjectType({ description: 'A query on a page.' })
export class SqlQueryEdge {
  @Field(() => String, {
    description: 'Pass it as `after` to get the page that starts behind this item.',
  })
  cursor!: string;

  @Field(() => SqlQuery, { description: 'The query.' })
  node!: SqlQuery;
}

@ObjectType({ description: 'A page of queries, newest first.' })
export class SqlQueryConnection {
  @Field(() => [SqlQueryEdge], { description: 'The queries of this page.' })
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly SqlQueryEdge[];

  @Field(() => PageInfo, { description: 'Where the page is in the list.' })
  pageInfo!: PageInfo;
}
