import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

@ObjectType()
export class Organization {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Float, { description: 'Scores from here on are in the band OK.' })
  bandOk!: number;

  @Field(() => Float, {
    description: 'Scores from here up to bandOk are LOW, those below VERY_LOW.',
  })
  bandLow!: number;

  @Field(() => Int, {
    description: 'A participant without a recording for so many days needs attention.',
  })
  inactivityDays!: number;

  @Field(() => Int, { description: 'A portal that nobody touched for so many minutes signs out.' })
  idleMinutes!: number;

  @Field(() => Boolean, {
    description:
      'Whether care providers, analysts and admins have to use one-time codes as second factor.',
  })
  secondFactorRequired!: boolean;
}
