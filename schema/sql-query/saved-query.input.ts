import { Field, ID, InputType } from 'type-graphql';
import type { SqlValue } from '../../api/domain/sql-query.ts';
import { MaxItems } from '../limits.ts';
import { SqlValues } from '../scalars.ts';

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

@InputType({ description: 'The saved query to delete.' })
export class DeleteSavedSqlQueryInput {
  @Field(() => ID, { description: 'Id of the saved query.' })
  savedQueryId!: string;
}
