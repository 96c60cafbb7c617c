import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Costs, MaxItems } from '../limits.ts';
import { PageInfo } from '../paging/page-info.type.ts';
import { PagingArgs } from '../paging/paging.args.ts';
import { UserGroup } from '../user/user-group.ts';

@ObjectType({ description: 'Who did or saw something.' })
export class AuditActor {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Null for somebody who is no more.' })
  name!: string | null;

  @Field(() => [UserGroup])
  groups!: readonly `${UserGroup}`[];
}

@ObjectType({ description: 'Whose data it was about.' })
export class AuditedPerson {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Null for somebody who was erased.' })
  name!: string | null;
}

@ObjectType({ description: 'Something that was done to people’s data, or seen of it.' })
export class AuditEvent {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  occurredAt!: Date;

  @Field(() => AuditActor, { nullable: true, description: 'Null where Gaitway itself acted.' })
  actor!: AuditActor | null;

  @Field(() => String, { description: 'Such as recording:read.' })
  action!: string;

  @Field(() => [AuditedPerson])
  participants!: readonly AuditedPerson[];

  @Field(() => [String], { description: 'The records that it touched, or what changed in them.' })
  subjectIds!: readonly string[];

  @Field(() => String, { nullable: true })
  requestId!: string | null;
}

@ObjectType()
export class AuditEventEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => AuditEvent)
  node!: AuditEvent;
}

@ObjectType({ description: 'A page of the audit log, newest first.' })
export class AuditEventConnection {
  @Field(() => [AuditEventEdge])
  @Costs({ items: 1 }) // the page counts them
  edges!: readonly AuditEventEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@InputType({ description: 'All given conditions hold.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true })
  participantId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A user.' })
  actorId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Leaves out what the viewer did.' })
  byOthers?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Any of these, at most 100.' })
  @MaxItems(100)
  actions?: string[] | null;

  @Field(() => Date, { nullable: true, description: 'Inclusive.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Exclusive.' })
  to?: Date | null;
}

@ArgsType()
export class AuditEventsArgs extends PagingArgs {
  @Field(() => AuditFilter, { nullable: true })
  filter?: AuditFilter | null;
}
