import { Field, ID, ObjectType } from 'type-graphql';
import { Costs } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { UserGroup } from '../user/user-group.enum.ts';

@ObjectType({ description: 'The user who did or read something.' })
export class AuditActor {
  @Field(() => ID, { description: 'Id of the user.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Null when the user no longer exists.' })
  name!: string | null;

  @Field(() => [UserGroup], { description: 'The current groups of the user.' })
  groups!: readonly `${UserGroup}`[];
}

@ObjectType({ description: 'A participant whose data an event is about.' })
export class AuditedPerson {
  @Field(() => ID, { description: 'Id of the participant.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Null when the participant was erased.' })
  name!: string | null;
}

@ObjectType({ description: 'A change or a read of people’s data.' })
export class AuditEvent {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => Date, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => AuditActor, { nullable: true, description: 'Null when Gaitway itself acted.' })
  actor!: AuditActor | null;

  @Field(() => String, { description: 'The action, such as recording:read.' })
  action!: string;

  @Field(() => [AuditedPerson], { description: 'The participants whose data the event is about.' })
  participants!: readonly AuditedPerson[];

  @Field(() => [String], { description: 'Ids of the records, or words for what changed in them.' })
  subjectIds!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'Id of the HTTP request, which the log of the server has too.',
  })
  requestId!: string | null;
}

@ObjectType({ description: 'An event on a page.' })
export class AuditEventEdge {
  @Field(() => String, {
    description: 'Pass it as `after` to get the page that starts behind this item.',
  })
  cursor!: string;

  @Field(() => AuditEvent, { description: 'The event.' })
  node!: AuditEvent;
}

@ObjectType({ description: 'A page of the audit log, newest first.' })
export class AuditEventConnection {
  @Field(() => [AuditEventEdge], { description: 'The events of this page.' })
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly AuditEventEdge[];

  @Field(() => PageInfo, { description: 'Where the page is in the list.' })
  pageInfo!: PageInfo;
}
