import { Field, ObjectType } from 'type-graphql';
import { SqlQuery } from './sql-query.type.ts';

@ObjectType({ description: 'The result of `startSqlQuery`.' })
export class StartSqlQueryPayload {
  @Field(() => SqlQuery, { description: 'The new query.' })
  query!: SqlQuery;
}

@ObjectType({ description: 'The result of `cancelSqlQuery`.' })
export class CancelSqlQueryPayload {
  @Field(() => SqlQuery, { description: 'The query after the change.' })
  query!: SqlQuery;
}
