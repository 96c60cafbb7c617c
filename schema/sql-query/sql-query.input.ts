import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { MaxItems } from '../limits.ts';
import { SqlValues } from '../scalars.ts';
import { SqlQuery } from './sql-query.type.ts';

@InputType()
export class StartSqlQueryInput {
  @Field(() => String, {
    description: 'One SELECT, in the words of the engine behind it: DuckDB, or Amazon Athena.',
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
      'An answer to the same statement that is no older may be given again, at no cost, where the engine keeps them; 0, the default, asks anew.',
  })
  maxAgeMinutes?: number | null;
}

@ObjectType()
export class StartSqlQueryPayload {
  @Field(() => SqlQuery)
  query!: SqlQuery;
}

@InputType()
export class CancelSqlQueryInput {
  @Field(() => ID)
  queryId!: string;
}

@ObjectType()
export class CancelSqlQueryPayload {
  @Field(() => SqlQuery)
  query!: SqlQuery;
}
