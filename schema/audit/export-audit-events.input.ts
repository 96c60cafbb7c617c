import { Field, InputType } from 'type-graphql';
import { AuditFilter } from './audit-event.input.ts';

@InputType({ description: 'The events to export.' })
export class ExportAuditEventsInput {
  @Field(() => AuditFilter, { nullable: true, description: 'Every event when omitted.' })
  filter?: AuditFilter | null;
}
