import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { MaxItems } from '../limits.ts';
import { SqlValues } from '../scalars.ts';
import { SqlQuery } from './sql-query.type.ts';

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

@ObjectType({ description: 'The result of `startSqlQuery`.' })
export class StartSqlQueryPayload {
  @Field(() => SqlQuery, { description: 'The new query.' })
  query!: SqlQuery;
}

@InputType({ description: 'The query to cancel.' })
export class CancelSqlQueryInput {
  @Field(() => ID, { description: 'Id of the query.' })
  queryId!: string;
}

@ObjectType({ description: 'The result of `cancelSqlQuery`.' })
export class CancelSqlQueryPayload {
  @Field(() => SqlQuery, { description: 'The query after the change.' })
  query!: SqlQuery;
}
