import { Field, ID, ObjectType } from 'type-graphql';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { SqlValues } from '../scalars.ts';

@ObjectType({ description: 'A statement that an analyst has saved under a name.' })
export class SavedSqlQuery {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, { description: 'Name of the query, unique for the viewer.' })
  name!: string;

  @Field(() => String, { description: 'The SQL statement.' })
  statement!: string;

  @Field(() => SqlValues, { description: 'One value for each `?` of the statement.' })
  parameters!: readonly SqlValue[];

  @Field(() => Date, { description: 'When the query was last saved.' })
  savedAt!: Date;
}
