import { Field, InputType, ObjectType } from 'type-graphql';
import { Download } from '../recording/recording.type.ts';
import { AuditFilter } from './audit-event.type.ts';

@InputType({ description: 'The events to export.' })
export class ExportAuditEventsInput {
  @Field(() => AuditFilter, { nullable: true, description: 'Every event when omitted.' })
  filter?: AuditFilter | null;
}

@ObjectType({ description: 'The result of `exportAuditEvents`.' })
export class ExportAuditEventsPayload {
  @Field(() => Download, { description: 'A CSV file, generated during the download.' })
  download!: Download;
}
