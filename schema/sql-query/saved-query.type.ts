import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { MaxItems } from '../limits.ts';
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

@InputType({ description: 'A query to save.' })
export class SaveSqlQueryInput {
  @Field(() => ID, {
    description:
      'A uuid that the client generates. Replaces the viewer’s saved query with this id, if there is one.',
  })
  id!: string;

  @Field(() => String, { description: 'At most 200 characters; unique for the viewer.' })
  name!: string;

  @Field(() => String, { description: 'At most 100,000 characters. It is not run.' })
  statement!: string;

  @Field(() => SqlValues, {
    nullable: true,
    description: 'One value for each `?` of the statement.',
  })
  @MaxItems(100)
  parameters?: SqlValue[] | null;
}

@ObjectType({ description: 'The result of `saveSqlQuery`.' })
export class SaveSqlQueryPayload {
  @Field(() => SavedSqlQuery, { description: 'The saved query.' })
  savedQuery!: SavedSqlQuery;
}

@InputType({ description: 'The saved query to delete.' })
export class DeleteSavedSqlQueryInput {
  @Field(() => ID, { description: 'Id of the saved query.' })
  savedQueryId!: string;
}

@ObjectType({ description: 'The result of `deleteSavedSqlQuery`.' })
export class DeleteSavedSqlQueryPayload {
  @Field(() => ID, { description: 'Id of the deleted query.' })
  deletedId!: string;
}
