import { Field, InputType, ObjectType } from 'type-graphql';
import { Download } from '../recording/recording.type.ts';
import { AuditFilter } from './audit-event.type.ts';

@InputType()
export class ExportAuditEventsInput {
  @Field(() => AuditFilter, { nullable: true })
  filter?: AuditFilter | null;
}

@ObjectType()
export class ExportAuditEventsPayload {
  @Field(() => Download, { description: 'CSV, made while it is downloaded.' })
  download!: Download;
}
