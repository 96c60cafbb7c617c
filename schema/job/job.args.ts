import { ArgsType, Field } from 'type-graphql';
import { PagingArgs } from '../paging/paging.args.ts';
import { JobFilter } from './job.input.ts';

@ArgsType()
export class JobsArgs extends PagingArgs {
  @Field(() => JobFilter, { nullable: true, description: 'Every job when omitted.' })
  filter?: JobFilter | null;
}
