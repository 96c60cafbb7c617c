import { ArgsType, Field } from 'type-graphql';
import { PagingArgs } from '../paging/paging.args.ts';
import { AuditFilter } from './audit-event.input.ts';

@ArgsType()
export class AuditEventsArgs extends PagingArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Every event when omitted.' })
  filter?: AuditFilter | null;
}
