import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Organization } from '../organization/organization.type.ts';
import { Participant } from '../participant/participant.type.ts';
import { UserGroup } from '../user/user-group.enum.ts';

@ObjectType({ description: 'Counts of the records that the viewer may see.' })
export class ViewerStatistics {
  @Field(() => Int, { description: 'Number of participants.' })
  participantCount!: number;

  @Field(() => Int, { description: 'Number of recordings.' })
  recordingCount!: number;

  @Field(() => Int, { description: 'Number of recordings with the status SCORED.' })
  scoredCount!: number;

  @Field(() => Int, { description: 'Number of recordings with the status AWAITING_MODEL.' })
  awaitingModelCount!: number;

  @Field(() => Int, { description: 'Number of recordings with the status FAILED.' })
  failedCount!: number;

  @Field(() => Date, {
    nullable: true,
    description: 'When the newest recording started; null without recordings.',
  })
  lastRecordingAt!: Date | null;
}

@ObjectType({ description: 'The signed-in user.' })
export class Viewer {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, { description: 'Email address of the user.' })
  email!: string;

  @Field(() => String, { description: 'Given and family name.' })
  name!: string;

  @Field(() => [UserGroup], { description: 'The groups of the user that the token names too.' })
  groups!: readonly `${UserGroup}`[];

  @Field(() => Organization, { description: 'The organization of the user.' })
  organization!: Organization;

  @Field(() => Participant, {
    nullable: true,
    description: 'The participant record of the user; null for a user who is not a participant.',
  })
  participant!: Participant | null;

  @Field(() => ViewerStatistics, { description: 'Counts of the records that the user may see.' })
  statistics!: ViewerStatistics;
}
