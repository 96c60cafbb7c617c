import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An organization, such as a clinic, with its settings.' })
export class Organization {
  @Field(() => ID, { description: 'A uuid.' })
  id!: string;

  @Field(() => String, { description: 'Name of the organization.' })
  name!: string;

  @Field(() => Float, { description: 'Scores from this value up are in the band OK.' })
  bandOk!: number;

  @Field(() => Float, {
    description:
      'Scores from this value up to `bandOk` are in the band LOW, lower scores in VERY_LOW.',
  })
  bandLow!: number;

  @Field(() => Int, {
    description: 'A participant without a recording for this many days needs attention.',
  })
  inactivityDays!: number;

  @Field(() => Int, {
    description: 'The portal signs a user out after this many minutes without activity.',
  })
  idleMinutes!: number;

  @Field(() => Boolean, {
    description:
      'Whether care providers, analysts and admins must use one-time codes as second factor.',
  })
  secondFactorRequired!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether recordings from a participant’s account may carry a clinician’s score, because staff use the app on ' +
      'the participant’s phone. Such a score is marked by `Recording.clinicianScoreFromPhone`.',
  })
  scoresFromPhonesAllowed!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether analysts see other ids of participants, recordings and models in each query, so that two results cannot be joined by people.',
  })
  analystIdsByQuery!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether analysts see all times of a participant shifted into the past by the same number of weeks, from 1 to 52.',
  })
  analystDatesShifted!: boolean;
}
