import { ArgsType, Field, Int } from 'type-graphql';
import { SqlResultFormat } from './sql-query.enum.ts';

@ArgsType()
export class SqlRowsArgs {
  @Field(() => Int, { defaultValue: 0, description: 'Number of rows to skip, 0 or more.' })
  offset!: number;

  @Field(() => Int, { defaultValue: 100, description: 'Maximum number of rows, from 1 to 1000.' })
  limit!: number;
}

@ArgsType()
export class SqlDownloadArgs {
  @Field(() => SqlResultFormat, { description: 'File format.' })
  format!: `${SqlResultFormat}`;
}
