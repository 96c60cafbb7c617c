import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'New settings of the organization. Omitted fields keep their values.' })
export class ChangeOrganizationInput {
  @Field(() => String, { nullable: true, description: 'From 1 to 200 characters.' })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: 'From 0 to 100.' })
  bandOk?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 0 to 100, less than `bandOk`.' })
  bandLow?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 365.' })
  inactivityDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 5 to 1440.' })
  idleMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether care providers, analysts and admins must use one-time codes as second factor.',
  })
  secondFactorRequired?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether recordings from a participant’s account may carry a clinician’s score.',
  })
  scoresFromPhonesAllowed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether analysts see other ids of participants, recordings and models in each query, so that two results cannot be joined by people.',
  })
  analystIdsByQuery?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether analysts see all times of a participant shifted into the past by the same number of weeks, from 1 to 52.',
  })
  analystDatesShifted?: boolean | null;
}
