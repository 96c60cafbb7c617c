import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Organization } from './organization.type.ts';

@InputType({ description: 'What is left out stays.' })
export class ChangeOrganizationInput {
  @Field(() => String, { nullable: true, description: 'From 1 to 200 characters.' })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: '0 to 100.' })
  bandOk?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 100, less than bandOk.' })
  bandLow?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 365.' })
  inactivityDays?: number | null;

  @Field(() => Int, { nullable: true, description: '5 to 1440.' })
  idleMinutes?: number | null;

  @Field(() => Boolean, { nullable: true })
  secondFactorRequired?: boolean | null;
}

@ObjectType()
export class ChangeOrganizationPayload {
  @Field(() => Organization)
  organization!: Organization;
}
