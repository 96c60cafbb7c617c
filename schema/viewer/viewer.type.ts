import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Organization } from '../organization/organization.type.ts';
import { Participant } from '../participant/participant.type.ts';
import { UserGroup } from '../user/user-group.ts';

@ObjectType({ description: 'Counts over what the viewer may see.' })
export class ViewerStatistics {
  @Field(() => Int)
  participantCount!: number;

  @Field(() => Int)
  recordingCount!: number;

  @Field(() => Int)
  scoredCount!: number;

  @Field(() => Int)
  awaitingModelCount!: number;

  @Field(() => Int)
  failedCount!: number;

  @Field(() => Date, { nullable: true })
  lastRecordingAt!: Date | null;
}

@ObjectType({ description: 'The signed-in user.' })
export class Viewer {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [UserGroup])
  groups!: readonly `${UserGroup}`[];

  @Field(() => Organization)
  organization!: Organization;

  @Field(() => Participant, {
    nullable: true,
    description: 'The viewer as a participant, if they are one.',
  })
  participant!: Participant | null;

  @Field(() => ViewerStatistics)
  statistics!: ViewerStatistics;
}
