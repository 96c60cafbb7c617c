import { Field, ObjectType } from 'type-graphql';
import { Download } from '../recording/recording.type.ts';

@ObjectType({ description: 'The result of `exportAuditEvents`.' })
export class ExportAuditEventsPayload {
  @Field(() => Download, { description: 'A CSV file, generated during the download.' })
  download!: Download;
}
