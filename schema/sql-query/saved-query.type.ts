import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { MaxItems } from '../limits.ts';
import { SqlValues } from '../scalars.ts';

@ObjectType({ description: 'A statement that an analyst keeps under a name.' })
export class SavedSqlQuery {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  statement!: string;

  @Field(() => SqlValues, { description: 'What each `?` of the statement stands for.' })
  parameters!: readonly SqlValue[];

  @Field(() => Date, { description: 'When it was kept as it is.' })
  savedAt!: Date;
}

@InputType()
export class SaveSqlQueryInput {
  @Field(() => ID, {
    description:
      'A uuid of the client’s choice. One that is kept under it already becomes this one.',
  })
  id!: string;

  @Field(() => String, { description: 'At most 200 characters; another one for each query.' })
  name!: string;

  @Field(() => String, { description: 'At most 100,000 characters. It is not run.' })
  statement!: string;

  @Field(() => SqlValues, { nullable: true, description: 'One value for each `?`.' })
  @MaxItems(100)
  parameters?: SqlValue[] | null;
}

@ObjectType()
export class SaveSqlQueryPayload {
  @Field(() => SavedSqlQuery)
  savedQuery!: SavedSqlQuery;
}

@InputType()
export class DeleteSavedSqlQueryInput {
  @Field(() => ID)
  savedQueryId!: string;
}

@ObjectType()
export class DeleteSavedSqlQueryPayload {
  @Field(() => ID)
  deletedId!: string;
}
