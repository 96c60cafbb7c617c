import { Field, ID, InputType, Int } from 'type-graphql';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { MaxItems } from '../limits.ts';
import { SqlValues } from '../scalars.ts';

@InputType({ description: 'A query to run.' })
export class StartSqlQueryInput {
  @Field(() => String, {
    description: 'One SELECT statement in the dialect of the engine: DuckDB or Amazon Athena.',
  })
  statement!: string;

  @Field(() => SqlValues, {
    nullable: true,
    description: 'One value for each `?` of the statement.',
  })
  @MaxItems(100)
  parameters?: SqlValue[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Allows the engine to reuse a result of the same statement that is at most this old, at no cost. 0, the default, always runs the statement. An engine without reuse ignores it.',
  })
  maxAgeMinutes?: number | null;
}

@InputType({ description: 'The query to cancel.' })
export class CancelSqlQueryInput {
  @Field(() => ID, { description: 'Id of the query.' })
  queryId!: string;
}
