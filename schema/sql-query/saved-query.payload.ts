import { Field, ID, ObjectType } from 'type-graphql';
import { SavedSqlQuery } from './saved-query.type.ts';

@ObjectType({ description: 'The result of `saveSqlQuery`.' })
export class SaveSqlQueryPayload {
  @Field(() => SavedSqlQuery, { description: 'The saved query.' })
  savedQuery!: SavedSqlQuery;
}

@ObjectType({ description: 'The result of `deleteSavedSqlQuery`.' })
export class DeleteSavedSqlQueryPayload {
  @Field(() => ID, { description: 'Id of the deleted query.' })
  deletedId!: string;
}
